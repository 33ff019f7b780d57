/**
 * How texts of different lengths go through attention together. Outside attention tokens are rows, end to end. For
 * attention, texts of similar length form groups (groupTexts.ts); a group's rows are gathered, head by head, into
 * (n texts, A, s positions, D) and its results gathered back. Positions beyond a text's end read the null row, the
 * last of all rows, which belongs to no text; the key mask hides them, and nothing reads what they compute.
 */
import type { Graph, Value } from '../../../onnx/graph.ts';

/** Groups that one graph has room for; those left over are empty. */
export const groupCount = 4;

export const groupRows = (group: number): string => `group ${group} rows`;
export const groupFirstRows = (group: number): string => `group ${group} first rows`;
export const groupKeyMask = (group: number): string => `group ${group} key mask`;
export const packedRows = (tables: 1 | 2 | 3): string => `packed rows of ${tables}`;
export const packedFirstRows = 'packed first rows';
export const firstTokens = 'first tokens';

/** Each is declared when first asked for: an input nobody reads would have to be given all the same. */
export interface AttentionInputs {
  /** (n, A, s) into rows of one head, (T·A, D). */
  rows(group: number): Value;
  /** (n, A, 1) into (B·A, D): first tokens. */
  firstRows(group: number): Value;
  /** (n, 1, 1, s): 0, or a large negative number for keys beyond the text's end. */
  keyMask(group: number): Value;
  /** (T, tables, A) into as many tables laid end to end, each the groups' rows laid end to end, (N, D). */
  packed(tables: 1 | 2 | 3): Value;
  /** (B, A) into the groups' first tokens laid end to end. */
  firstPacked(): Value;
  /** (B): the rows of the first tokens. */
  firstTokens(): Value;
}

export function attentionInputs(graph: Graph, headCount: number): AttentionInputs {
  const A = headCount;
  return {
    rows: (g) => graph.input(groupRows(g), { type: 'int32', shape: [`n${g}`, A, `s${g}`] }),
    firstRows: (g) => graph.input(groupFirstRows(g), { type: 'int32', shape: [`n${g}`, A, 1] }),
    keyMask: (g) => graph.input(groupKeyMask(g), { type: 'float32', shape: [`n${g}`, 1, 1, `s${g}`] }),
    packed: (tables) => graph.input(packedRows(tables), { type: 'int32', shape: ['T', tables, A] }),
    firstPacked: () => graph.input(packedFirstRows, { type: 'int32', shape: ['B', A] }),
    firstTokens: () => graph.input(firstTokens, { type: 'int64', shape: ['B'] }),
  };
}
