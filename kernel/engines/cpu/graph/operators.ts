/** The few ONNX operators that the blocks are made of, with their settings by name. */
import type { Attribute } from '../../../onnx/modelProto.ts';
import type { Graph, Value } from '../../../onnx/graph.ts';

export interface GemmOptions {
  readonly transposeA?: boolean;
  readonly transposeB?: boolean;
  /** Multiplies the product. */
  readonly scale?: number;
  /** Added: a matrix, or a row for every row. */
  readonly addend?: Value | null;
  readonly addendScale?: number;
}

/** scale · A B + addendScale · addend, two-dimensional. */
export function gemm(graph: Graph, [a, b]: readonly [Value, Value], options: GemmOptions = {}): Value {
  const { transposeA, transposeB, scale = 1, addend = null, addendScale = 1 } = options;
  const attributes: Record<string, Attribute> = { alpha: { float: scale }, beta: { float: addendScale } };
  if (transposeA) attributes['transA'] = { int: 1 };
  if (transposeB) attributes['transB'] = { int: 1 };
  return graph.node('Gemm', addend === null ? [a, b] : [a, b, addend], attributes);
}

/** scale · A B over the last two dimensions, for each of the leading ones. */
export function batchedMatMul(
  graph: Graph,
  [a, b]: readonly [Value, Value],
  { transposeA, transposeB, scale = 1 }: { transposeA?: boolean; transposeB?: boolean; scale?: number } = {},
): Value {
  const attributes: Record<string, Attribute> = { alpha: { float: scale } };
  if (transposeA) attributes['transA'] = { int: 1 };
  if (transposeB) attributes['transB'] = { int: 1 };
  return graph.node('com.microsoft.FusedMatMul', [a, b], attributes);
}

export const add = (graph: Graph, a: Value, b: Value): Value => graph.node('Add', [a, b]);
export const subtract = (graph: Graph, a: Value, b: Value): Value => graph.node('Sub', [a, b]);
export const multiply = (graph: Graph, a: Value, b: Value): Value => graph.node('Mul', [a, b]);

/** Rows of `table` by index; the indices' shape takes the place of the first dimension. */
export const gather = (graph: Graph, table: Value, rows: Value): Value =>
  graph.node('Gather', [table, rows], { axis: { int: 0 } });

/** The same numbers under another shape; −1 is whatever is left. */
export const reshape = (graph: Graph, value: Value, ...shape: number[]): Value =>
  graph.node('Reshape', [value, graph.int64(...shape)]);
