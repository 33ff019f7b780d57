/** The encoder's forward pass as standard ONNX operators, for any batch and length with padding on either side. */
import type { Value } from '../onnx/graph.ts';
import type { GraphParts } from './graphParts.ts';
import { addLayer } from './layerGraph.ts';

export interface EncoderValues {
  /** 1 for tokens, 0 for padding: int64 (batch, sequence). */
  readonly mask: Value;
  /** After the layers asked for, in that order: float32 (batch, sequence, H). */
  readonly states: readonly Value[];
}

/** Adds inputs, embeddings and as many layers as are needed for the states after `layers` (1-based, ascending). */
export function addEncoder(parts: GraphParts, layers: readonly number[]): EncoderValues {
  const { graph, shape } = parts;
  const tokens = { type: 'int64', shape: ['batch', 'sequence'] } as const;
  const ids = graph.input('input_ids', tokens);
  const mask = graph.input('attention_mask', tokens);
  const types = shape.typeCount > 1 ? graph.input('token_type_ids', tokens) : undefined;
  const bias = maskBias(parts, mask);
  const states: Value[] = [];
  let state = embeddings(parts, { ids, mask, types });
  for (let index = 0; states.length < layers.length; index++) {
    state = addLayer(parts, { index, input: state, bias });
    if (layers.includes(index + 1)) states.push(state);
  }
  return { mask, states };
}

interface TokenValues {
  readonly ids: Value;
  readonly mask: Value;
  readonly types: Value | undefined;
}

function embeddings(parts: GraphParts, { ids, mask, types }: TokenValues): Value {
  const { node, table, norm, shape } = parts;
  const words = node('Gather', table('embeddings.word'), ids);
  const positions = node('Gather', table('embeddings.position'), positionRows(parts, mask));
  let sum = node('Add', words, positions);
  if (types) sum = node('Add', sum, node('Gather', table('embeddings.type'), types));
  else if (shape.typeCount === 1) sum = node('Add', sum, table('embeddings.type'));
  return norm('embeddings.norm', sum);
}

/** Rows of the position table: 0, 1, … for BERT; for RoBERTa, counted over real tokens only, from the offset on. */
function positionRows({ graph, node, shape }: GraphParts, mask: Value): Value {
  const scalar = (value: bigint) =>
    graph.constant({ type: 'int64', shape: [], data: BigInt64Array.of(value) });
  if (shape.positionOffset === 0) {
    const sequence = node('Gather', node('Shape', mask), scalar(1n));
    return node('Range', scalar(0n), sequence, scalar(1n));
  }
  const counted = node('Mul', node('CumSum', mask, scalar(1n)), mask);
  return node('Add', counted, graph.int64(shape.positionOffset - 1));
}

/** Added to the attention scores: 0 for tokens, a number beyond any score for padding: (batch, 1, 1, sequence). */
function maskBias({ graph, node }: GraphParts, mask: Value): Value {
  const kept = graph.node('Cast', [mask], { to: { int: 1 } });
  const bias = node('Mul', node('Sub', graph.scalar(1), kept), graph.scalar(-1e9));
  return node('Unsqueeze', bias, graph.int64(1, 2));
}
