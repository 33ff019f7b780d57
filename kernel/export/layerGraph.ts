/** One encoder layer as standard ONNX operators. */
import type { Value } from '../onnx/graph.ts';
import type { GraphParts } from './graphParts.ts';

export interface LayerInput {
  readonly index: number;
  readonly input: Value; // (batch, sequence, H)
  /** Added to the attention scores. */
  readonly bias: Value; // (batch, 1, 1, sequence)
}

export function addLayer(parts: GraphParts, at: LayerInput): Value {
  const { linear, norm, node } = parts;
  const name = (part: string) => `layers.${at.index}.${part}`;
  const attended = linear(name('attention.output'), attention(parts, at));
  const middle = norm(name('attention.norm'), node('Add', attended, at.input));
  const active = activation(parts, linear(name('ffn.up'), middle));
  return norm(name('ffn.norm'), node('Add', linear(name('ffn.down'), active), middle));
}

function attention({ graph, node, linear, shape }: GraphParts, { index, input, bias }: LayerInput): Value {
  const size = shape.hiddenSize / shape.headCount;
  const turn = (x: Value, ...order: number[]) => graph.node('Transpose', [x], { perm: { ints: order } });
  const heads = (part: string) => {
    const projected = linear(`layers.${index}.attention.${part}`, input);
    // 0 keeps the size: (batch, sequence, heads, size).
    return node('Reshape', projected, graph.int64(0, 0, shape.headCount, size));
  };
  const query = turn(heads('query'), 0, 2, 1, 3);
  const key = turn(heads('key'), 0, 2, 3, 1);
  const scaled = node('Mul', node('MatMul', query, key), graph.scalar(1 / Math.sqrt(size)));
  const probabilities = graph.node('Softmax', [node('Add', scaled, bias)], { axis: { int: -1 } });
  const context = node('MatMul', probabilities, turn(heads('value'), 0, 2, 1, 3));
  return node('Reshape', turn(context, 0, 2, 1, 3), graph.int64(0, 0, shape.hiddenSize));
}

/** Written out in old operators: every runtime knows them, and optimisers fuse them. */
function activation({ graph, node, shape }: GraphParts, x: Value): Value {
  const half = (curve: Value) =>
    node('Mul', node('Mul', x, node('Add', curve, graph.scalar(1))), graph.scalar(0.5));
  switch (shape.activation) {
    case 'relu':
      return node('Relu', x);
    case 'gelu':
      return half(node('Erf', node('Div', x, graph.scalar(Math.SQRT2))));
    case 'geluTanh': {
      const cube = node('Mul', node('Mul', x, node('Mul', x, x)), graph.scalar(0.044715));
      return half(node('Tanh', node('Mul', node('Add', x, cube), graph.scalar(Math.sqrt(2 / Math.PI)))));
    }
  }
}
