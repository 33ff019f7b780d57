/** Layer normalisation over the last dimension (Ba, Kiros and Hinton 2016), of a sum of two values. */
import type { Graph, Value } from '../../../onnx/graph.ts';
import { add, gemm, multiply, reshape, subtract } from './operators.ts';
import type { ModelGraph } from './modelGraph.ts';

export interface NormInput {
  /** (rows, H): what is normalised. */
  readonly sum: Value;
  /** `…norm`: weight and bias are its parameters. */
  readonly name: string;
  /** (1, rows) of ones. */
  readonly ones: Value;
}

/** ŷ = γ · (x − mean) / √(variance + ε) + β of x = a + b; the gradient of x flows to both. */
export function addAndNorm(
  model: ModelGraph,
  [a, b]: readonly [Value, Value],
  named: Omit<NormInput, 'sum'>,
): Value {
  const sum = add(model.graph, a, b);
  return layerNorm(model, { sum, ...named }, (dSum) => {
    model.training?.tape.addGradient(a, dSum);
    model.training?.tape.addGradient(b, dSum);
  });
}

/** `receive` gets the gradient of the sum. */
export function layerNorm(model: ModelGraph, input: NormInput, receive: (dSum: Value) => void): Value {
  const { graph, weights, training, shape } = model;
  const { sum, name } = input;
  const y = graph.node(
    'LayerNormalization',
    [sum, weights.of(`${name}.weight`), weights.of(`${name}.bias`)],
    {
      epsilon: { float: shape.normEpsilon },
    },
  );
  training?.tape.record(() => {
    receive(layerNormBackward(model, input, training.tape.gradientOf(y)));
  });
  return y;
}

/**
 * With g = γ dY and x̂ the normalised x: dX = (g − mean(g) − x̂ · mean(g x̂)) / √(variance + ε).
 * A second LayerNormalization, scaled back, takes the mean away: one pass instead of three.
 */
function layerNormBackward(model: ModelGraph, { sum, name, ones }: NormInput, dY: Value): Value {
  const { graph, weights, training, shape } = model;
  const H = shape.hiddenSize;
  const { normalised, inverseDeviation } = standardise(graph, sum, { size: H, epsilon: shape.normEpsilon });
  const product = multiply(graph, dY, normalised);
  training?.gradients.vector(weights.view(`${name}.weight`), { dY: product, ones });
  training?.gradients.vector(weights.view(`${name}.bias`), { dY, ones });
  const gamma = weights.of(`${name}.weight`);
  const meanOfProducts = gemm(graph, [product, reshape(graph, gamma, H, 1)], { scale: 1 / H });
  const centred = standardise(
    graph,
    subtract(graph, multiply(graph, dY, gamma), multiply(graph, normalised, meanOfProducts)),
    { size: H, epsilon: 1e-30 },
  );
  const rescale = graph.node('Div', [inverseDeviation, centred.inverseDeviation]);
  return multiply(graph, centred.normalised, rescale);
}

function standardise(graph: Graph, x: Value, { size, epsilon }: { size: number; epsilon: number }) {
  const ones = graph.constant({ type: 'float32', shape: [size], data: new Float32Array(size).fill(1) });
  const zeros = graph.constant({ type: 'float32', shape: [size], data: new Float32Array(size) });
  const [normalised, inverseDeviation] = graph.nodeWith([true, false, true], 'LayerNormalization', {
    inputs: [x, ones, zeros],
    attributes: { epsilon: { float: epsilon } },
  });
  return { normalised: normalised!, inverseDeviation: inverseDeviation! };
}
