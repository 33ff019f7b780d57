/** A fine-tuned model as one ONNX file: input_ids, attention_mask (and token_type_ids for BERT) → logits (batch, C). */
import { replaceFile } from '../files/replaceFile.ts';
import { createGraph } from '../onnx/graph.ts';
import { addEncoder } from './encoderGraph.ts';
import { graphParts } from './graphParts.ts';
import type { GraphModel } from './graphParts.ts';

/** Throws `disk.full` or `folder.not_writable`. */
export async function writeClassifierOnnx(path: string, model: GraphModel): Promise<void> {
  const { shape } = model;
  const graph = createGraph('classifier');
  const parts = graphParts(graph, model);
  const { states } = addEncoder(parts, [shape.layerCount]);
  const zero = graph.constant({ type: 'int64', shape: [], data: BigInt64Array.of(0n) });
  // (batch, H): the row of the first token.
  const first = graph.node('Gather', [...states, zero], { axis: { int: 1 } });
  const dense = parts.linear('head.dense', first);
  const active = parts.node(shape.headActivation === 'tanh' ? 'Tanh' : 'Relu', dense);
  const logits = parts.linear('head.output', active);
  graph.output('logits', logits, { type: 'float32', shape: ['batch', shape.labelCount] });
  await replaceFile(path, [graph.encode()]);
}
