/** Gradients of parameters as outputs of the graph; a later micro-batch adds to what earlier ones left. */
import type { Graph, Value } from '../../../onnx/graph.ts';
import { gemm } from './operators.ts';
import type { ParameterView } from './parameterView.ts';

export interface GradientOutputs {
  readonly views: readonly ParameterView[];
  /** scale · dYᵀ X: of the matrix W in Y = X Wᵀ. */
  matrix(
    view: ParameterView,
    factors: { readonly dY: Value; readonly x: Value; readonly scale?: number },
  ): void;
  /** scale · sums over the rows of dY, of which there is one for each of `ones` (1, rows): of a vector added to each row. */
  vector(
    view: ParameterView,
    factors: { readonly dY: Value; readonly ones: Value; readonly scale?: number },
  ): void;
}

/** `accumulates`: each gradient is an input too, under the name of `earlierGradient`, and is added. */
export function createGradientOutputs(graph: Graph, accumulates: boolean): GradientOutputs {
  const views: ParameterView[] = [];
  const emit = (view: ParameterView, compute: (earlier: Value | null) => Value): void => {
    const declaration = { type: 'float32', shape: gradientShape(view) } as const;
    const earlier = accumulates ? graph.input(earlierGradient(view), declaration) : null;
    graph.output(gradientName(view), compute(earlier), declaration);
    views.push(view);
  };
  return {
    views,
    matrix(view, { dY, x, scale = 1 }) {
      emit(view, (addend) => gemm(graph, [dY, x], { transposeA: true, scale, addend }));
    },
    vector(view, { dY, ones, scale = 1 }) {
      emit(view, (addend) => gemm(graph, [ones, dY], { scale, addend }));
    },
  };
}

export const gradientName = ({ name }: ParameterView): string => `gradient ${name}`;
export const earlierGradient = ({ name }: ParameterView): string => `earlier gradient ${name}`;

/** Vectors leave the graph as one row. */
export function gradientShape({ shape }: ParameterView): readonly number[] {
  return shape.length === 1 ? [1, ...shape] : shape;
}
