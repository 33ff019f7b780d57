/** The classifier on first tokens: dense map, activation, dropout, output map; and the weighted cross-entropy. */
import type { Value } from '../../../onnx/graph.ts';
import { dropoutPlace } from '../../dropoutStream.ts';
import { hiddenDropout } from './hiddenDropout.ts';
import { linear, linearMap } from './linear.ts';
import type { ModelGraph } from './modelGraph.ts';
import { multiply, subtract } from './operators.ts';

/** Scores (B, C) from first tokens (B, H). */
export function head(model: ModelGraph, first: Value, onesOfTexts: Value): Value {
  const { graph, shape, training } = model;
  const dense = linear(model, first, linearMap(model, 'head.dense', onesOfTexts));
  const active = graph.node(shape.headActivation === 'tanh' ? 'Tanh' : 'Relu', [dense]);
  training?.tape.record(() => {
    const dActive = training.tape.gradientOf(active);
    const slope =
      shape.headActivation === 'tanh'
        ? subtract(graph, graph.scalar(1), multiply(graph, active, active))
        : graph.node('Sign', [active]);
    training.tape.addGradient(dense, multiply(graph, dActive, slope));
  });
  const dropped = hiddenDropout(model, active, { place: dropoutPlace.head(shape.layerCount), rows: 'B' });
  return linear(model, dropped, linearMap(model, 'head.output', onesOfTexts));
}

/** − Σ target · log softmax(scores); `targets` (B, C) hold a text's weight at its label. */
export function crossEntropy({ graph, training }: ModelGraph, scores: Value, targets: Value): Value {
  const rowSum = (value: Value, keep: number) =>
    graph.node('ReduceSum', [value, graph.int64(1)], { keepdims: { int: keep } });
  const logs = graph.node('LogSoftmax', [scores], { axis: { int: -1 } });
  const losses = graph.node('Neg', [rowSum(multiply(graph, targets, logs), 0)]);
  training?.tape.record(() => {
    const probabilities = graph.node('Softmax', [scores], { axis: { int: -1 } });
    const expected = multiply(graph, probabilities, rowSum(targets, 1));
    training.tape.addGradient(scores, subtract(graph, expected, targets));
  });
  return losses;
}
