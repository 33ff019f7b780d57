/** Between rows (T, H) and rows of one head each, (T·A, D) with D = H / A; groups are gathered from and to the latter. */
import type { Value } from '../../../onnx/graph.ts';
import { groupCount } from './attentionInputs.ts';
import type { ModelGraph } from './modelGraph.ts';
import { gather, gemm, multiply, reshape } from './operators.ts';
import type { Projection } from './parameterView.ts';

/** A projection of x, as rows of heads. */
export function projectedHeads(model: ModelGraph, x: Value, { weight, bias }: Projection): Value {
  const { graph, weights } = model;
  const addend = weights.ofView(bias);
  return splitHeads(model, gemm(graph, [x, weights.ofView(weight)], { transposeB: true, addend }));
}

/** (T·A, D) from (T, H). */
export function splitHeads({ graph, shape }: ModelGraph, x: Value): Value {
  return reshape(graph, x, -1, shape.hiddenSize / shape.headCount);
}

/** All groups' results, of one table after the other, laid end to end and gathered by `packed`: (T, tables · H). */
export function packHeads(model: ModelGraph, groups: readonly Value[], packed: Value): Value {
  const { graph, shape } = model;
  const rows = groups.map((group) => splitHeads(model, group));
  const table = graph.node('Concat', rows, { axis: { int: 0 } });
  const tables = groups.length / groupCount;
  return reshape(graph, gather(graph, table, packed), -1, tables * shape.hiddenSize);
}

/** a · b of each head, (T·A, 1): a product with the matrix (H, A) that sums each head's part. */
export function headDots({ graph, shape }: ModelGraph, a: Value, b: Value): Value {
  const { hiddenSize: H, headCount: A } = shape;
  const sums = new Float32Array(H * A);
  for (let i = 0; i < H; i++) sums[i * A + Math.floor((i * A) / H)] = 1;
  const headSums = graph.constant({ type: 'float32', shape: [H, A], data: sums });
  return reshape(graph, gemm(graph, [multiply(graph, a, b), headSums]), -1, 1);
}
