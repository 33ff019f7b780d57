/**
 * Names of columns in two rows: names of groups above ("Processo", "Andamento"), those of the columns below ("Número",
 * "Data"). Where cells are not merged downwards, the lower row has holes under columns that belong to no group.
 */
import { isValue } from './cellText.ts';
import { nameEvidence } from './findHeader.ts';

export interface HeaderRows {
  /** Position of the row below which the data begins. */
  readonly index: number;
  /** Position of the row with the names of the groups. */
  readonly upper?: number;
  readonly names: readonly string[];
}

type Cells = readonly string[];

const longestGroupName = 40;

/** `index` is the row that was found, or given, as the header. */
export function headerRows(rows: readonly Cells[], index: number): HeaderRows {
  const header = rows[index] ?? [];
  const above = rows[index - 1];
  if (above && namesGroups(above, header))
    return { index, upper: index - 1, names: joinedNames(above, header) };
  const next = rows[index + 1];
  if (next && fillsHoles(header, next, rows.slice(index + 2)))
    return { index: index + 1, upper: index, names: joinedNames(header, next) };
  return { index, names: header };
}

/** Several short names, one of them standing over more than one column. */
function namesGroups(above: Cells, header: Cells): boolean {
  const filled = [...above.keys()].filter((c) => above[c] !== '');
  if (filled.length < 2 || !filled.every((c) => isGroupName(above[c] ?? ''))) return false;
  return header.some((name, c) => name !== '' && isBlank(above, c) && c > (filled[0] ?? 0));
}

/** The row names what the header leaves unnamed, and leaves empty only what the header names. */
function fillsHoles(header: Cells, next: Cells, body: readonly Cells[]): boolean {
  const width = Math.max(header.length, next.length);
  const columns = Array.from({ length: width }, (_, c) => c).filter(
    (c) => !isBlank(header, c) || !isBlank(next, c),
  );
  const filled = columns.filter((c) => !isBlank(next, c));
  const isComplement =
    filled.some((c) => isBlank(header, c)) && columns.some((c) => isBlank(next, c)) && !isBlank(header, 0);
  if (!isComplement || !header.every((name) => name === '' || isGroupName(name))) return false;
  return filled.every((c) => {
    const below = body.map((cells) => cells[c] ?? '').filter((cell) => cell !== '');
    return below.length > 0 && nameEvidence(next[c] ?? '', below) > 0;
  });
}

function isGroupName(name: string): boolean {
  return name.length <= longestGroupName && !isValue(name) && !name.includes(':');
}

/** The lower name, else the upper one; of equal lower names each is said with its group. */
function joinedNames(upper: Cells, lower: Cells): string[] {
  const width = Math.max(upper.length, lower.length);
  let group = '';
  return Array.from({ length: width }, (_, c) => {
    group = upper[c] || group;
    const name = lower[c] ?? '';
    if (name === '') return upper[c] ?? '';
    const isShared = lower.some((other, d) => d !== c && other === name);
    return isShared && group !== '' && group !== name ? `${group} / ${name}` : name;
  });
}

function isBlank(cells: Cells, column: number): boolean {
  return (cells[column] ?? '') === '';
}
