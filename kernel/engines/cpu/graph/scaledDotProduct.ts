/** Attention of one group of texts (Vaswani et al. 2017): O = dropout(softmax(Q Kᵀ / √D)) V, forward and backward. */
import type { Value } from '../../../onnx/graph.ts';
import type { Mask } from './dropout.ts';
import type { ModelGraph } from './modelGraph.ts';
import { add, batchedMatMul, multiply, subtract } from './operators.ts';

export interface GroupAttention {
  /** (n, A, queries, D) */
  readonly q: Value;
  /** (n, A, keys, D) */
  readonly k: Value;
  readonly v: Value;
  readonly keyMask: Value;
  readonly dropout: Mask;
}

export interface AttentionPass {
  /** (n, A, queries, D) */
  readonly output: Value;
  /** `dO · O` (n, A, queries, 1) are the sums over D of the products of output and its gradient. */
  backward(gradient: { readonly dO: Value; readonly dotProducts: Value }): {
    dQ: Value;
    dK: Value;
    dV: Value;
  };
}

export function scaledDotProduct(
  { graph, shape }: ModelGraph,
  { q, k, v, keyMask, dropout }: GroupAttention,
): AttentionPass {
  const scale = 1 / Math.sqrt(shape.hiddenSize / shape.headCount);
  const scores = batchedMatMul(graph, [q, k], { transposeB: true, scale });
  const probabilities = graph.node('Softmax', [add(graph, scores, keyMask)], { axis: { int: -1 } });
  return {
    output: batchedMatMul(graph, [dropout(probabilities), v]),
    // The sum over keys that the gradient of softmax takes away equals dO · O, with dropout too.
    backward({ dO, dotProducts }) {
      const dV = batchedMatMul(graph, [dropout(probabilities), dO], { transposeA: true });
      const dProbabilities = dropout(batchedMatMul(graph, [dO, v], { transposeB: true }));
      const dScores = multiply(graph, probabilities, subtract(graph, dProbabilities, dotProducts));
      return {
        dQ: batchedMatMul(graph, [dScores, k], { scale }),
        dK: batchedMatMul(graph, [dScores, q], { transposeA: true, scale }),
        dV,
      };
    },
  };
}
