/** The instant model's encoder as one ONNX file: tokens → mean of each layer's hidden states over all that is no padding. */
import { replaceFile } from '../files/replaceFile.ts';
import { createGraph } from '../onnx/graph.ts';
import type { Value } from '../onnx/graph.ts';
import { addEncoder } from './encoderGraph.ts';
import { graphParts } from './graphParts.ts';
import type { GraphModel } from './graphParts.ts';

/** Output `means`: float32 (batch, layers, H); layers 1-based, ascending. Throws `disk.full` or `folder.not_writable`. */
export async function writeMeansOnnx(
  path: string,
  model: GraphModel,
  layers: readonly number[],
): Promise<void> {
  const graph = createGraph('encoder');
  const parts = graphParts(graph, model);
  const { mask, states } = addEncoder(parts, layers);
  const { node } = parts;
  const kept = graph.node('Cast', [node('Unsqueeze', mask, graph.int64(2))], { to: { int: 1 } });
  const sumOfTokens = (x: Value) => graph.node('ReduceSum', [x, graph.int64(1)], { keepdims: { int: 1 } });
  const means = states.map((state) => node('Div', sumOfTokens(node('Mul', state, kept)), sumOfTokens(kept)));
  const all = graph.node('Concat', means, { axis: { int: 1 } });
  graph.output('means', all, { type: 'float32', shape: ['batch', layers.length, model.shape.hiddenSize] });
  await replaceFile(path, [graph.encode()]);
}
