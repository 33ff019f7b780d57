/** Divides rows so that no line to the host is long: it must be whole there before it can be counted. */
import type { RawRow } from './rawRow.ts';

/** A row may exceed it alone; its columns and their texts have limits of their own. */
const mostCharacters = 2 ** 20;

export function* lineSlices(rows: readonly RawRow[]): Generator<readonly RawRow[]> {
  let start = 0;
  let characters = 0;
  for (const [i, { cells }] of rows.entries()) {
    for (const cell of cells) characters += cell.length;
    if (characters < mostCharacters) continue;
    yield rows.slice(start, i + 1);
    start = i + 1;
    characters = 0;
  }
  if (start < rows.length) yield rows.slice(start);
}
