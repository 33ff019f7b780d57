/** What every block of the model needs while the graph is built. */
import type { Graph, Value } from '../../../onnx/graph.ts';
import type { ModelShape } from '../../../model/modelShape.ts';
import { parametersOf } from '../../../model/parameters.ts';
import type { Dropout } from './dropout.ts';
import { createGradientOutputs } from './gradientOutputs.ts';
import type { GradientOutputs } from './gradientOutputs.ts';
import { wholeParameter } from './parameterView.ts';
import type { ParameterView } from './parameterView.ts';
import { createTape } from './tape.ts';
import type { Tape } from './tape.ts';

export interface ModelGraph {
  readonly graph: Graph;
  readonly shape: ModelShape;
  readonly weights: WeightInputs;
  /** Undefined in a graph that only goes forward. */
  readonly training: Training | undefined;
}

export interface Training {
  readonly tape: Tape;
  readonly gradients: GradientOutputs;
  readonly dropout: Dropout;
}

/** Parameters as graph inputs, declared when first asked for. */
export interface WeightInputs {
  of(parameter: string): Value;
  ofView(view: ParameterView): Value;
  /** A whole parameter as a view, for its gradient. */
  view(parameter: string): ParameterView;
  readonly used: ReadonlyMap<string, ParameterView>;
}

export function createWeightInputs(graph: Graph, shape: ModelShape): WeightInputs {
  const whole = new Map(parametersOf(shape).map((parameter) => [parameter.name, wholeParameter(parameter)]));
  const inputs = new Map<string, Value>();
  const used = new Map<string, ParameterView>();
  const view = (parameter: string): ParameterView => {
    const known = whole.get(parameter);
    if (!known) throw new Error(`this architecture has no ${parameter}`);
    return known;
  };
  const ofView = (wanted: ParameterView): Value => {
    const known = inputs.get(wanted.name);
    if (known) return known;
    const value = graph.input(wanted.name, { type: 'float32', shape: wanted.shape });
    inputs.set(wanted.name, value);
    used.set(wanted.name, wanted);
    return value;
  };
  return { of: (parameter) => ofView(view(parameter)), ofView, view, used };
}

export function createTraining(graph: Graph, dropout: Dropout, accumulates: boolean): Training {
  return { tape: createTape(graph), gradients: createGradientOutputs(graph, accumulates), dropout };
}
