/** A linear map Y = X Wᵀ + b of rows, forward and backward. */
import type { Value } from '../../../onnx/graph.ts';
import type { ModelGraph } from './modelGraph.ts';
import { gemm } from './operators.ts';
import type { ParameterView } from './parameterView.ts';

export interface LinearMap {
  readonly weight: ParameterView; // (out, in)
  readonly bias: ParameterView; // (out)
  /** (1, rows) of ones. */
  readonly ones: Value;
}

/** `name` + `.weight` and `.bias` are the parameters. */
export function linearMap({ weights }: ModelGraph, name: string, ones: Value): LinearMap {
  return { weight: weights.view(`${name}.weight`), bias: weights.view(`${name}.bias`), ones };
}

export function linear(model: ModelGraph, x: Value, map: LinearMap): Value {
  const { graph, weights, training } = model;
  const y = gemm(graph, [x, weights.ofView(map.weight)], {
    transposeB: true,
    addend: weights.ofView(map.bias),
  });
  training?.tape.record(() => {
    training.tape.addGradient(x, linearBackward(model, map, { x, dY: training.tape.gradientOf(y) }));
  });
  return y;
}

export interface LinearBackward {
  readonly x: Value;
  /** The gradient of Y, divided by `scale`. */
  readonly dY: Value;
  readonly scale?: number;
  /** Added to the gradient of x. */
  readonly addend?: Value | null;
}

/** Gradients of weight and bias leave the graph; the gradient of x is the result. */
export function linearBackward(model: ModelGraph, map: LinearMap, backward: LinearBackward): Value {
  const { dY, scale = 1, addend = null } = backward;
  linearGradients(model, map, backward);
  return gemm(model.graph, [dY, model.weights.ofView(map.weight)], { scale, addend });
}

/** Only the gradients of weight and bias. */
export function linearGradients(
  { training }: ModelGraph,
  { weight, bias, ones }: LinearMap,
  backward: LinearBackward,
): void {
  const { x, dY, scale = 1 } = backward;
  training?.gradients.matrix(weight, { dY, x, scale });
  training?.gradients.vector(bias, { dY, ones, scale });
}
