/** Dropout of hidden states, with its backward pass. */
import type { Value } from '../../../onnx/graph.ts';
import type { ModelGraph } from './modelGraph.ts';

/** Drops elements of hidden states, (rows, H). */
export function hiddenDropout(
  model: ModelGraph,
  x: Value,
  { place, rows }: { place: number; rows: 'T' | 'B' },
): Value {
  const { training, shape } = model;
  if (!training) return x;
  const mask = training.dropout.hidden(place, [rows, shape.hiddenSize]);
  const y = mask(x);
  if (y === x) return x;
  training.tape.record(() => {
    training.tape.addGradient(x, mask(training.tape.gradientOf(y)));
  });
  return y;
}
