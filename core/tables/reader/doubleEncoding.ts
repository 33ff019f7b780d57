/**
 * Finds texts whose UTF-8 was read as Windows-1252 and saved again ("ComunicaÃ§Ã£o" for "Comunicação"): the damage is in the
 * file, and no choice of encoding mends it. Only told where it is beyond doubt: such a pair of signs can be meant.
 */
import { addRow, emptyRowList } from './rowList.ts';
import type { RowList } from './rowList.ts';

/** "AMANHÃ”" and "IRMÃ…" are whole words that look like it, each by one pair of signs. */
const fewestRows = 3;
const fewestKinds = 3;

/** A sign that Windows-1252 shows for the first byte of two or three, then one for a byte that goes on. */
const suspicious =
  /[\u00C2-\u00EF][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/;

/** Of the characters that Windows-1252 has beyond ASCII; bytes it has no sign for are read as control characters. */
const bytes: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 0x80 }, (_, i) => 0x80 + i).flatMap((byte): [string, number][] => [
    [String.fromCharCode(byte), byte],
    [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte],
  ]),
);

export interface DoubleEncodingTally {
  readonly rows: RowList;
  /** Letters that were meant. */
  readonly letters: Set<string>;
}

export function emptyDoubleEncodingTally(): DoubleEncodingTally {
  return { rows: emptyRowList(), letters: new Set() };
}

export function noteDoubleEncoding(
  tally: DoubleEncodingTally,
  cells: readonly string[],
  rowNumber: number,
): void {
  const letters = cells.flatMap((cell) => (suspicious.test(cell) ? (meantLetters(cell) ?? []) : []));
  if (letters.length === 0) return;
  addRow(tally.rows, rowNumber);
  for (const letter of letters.slice(0, fewestKinds)) tally.letters.add(letter);
}

/** None where it may be chance. */
export function doubleEncodedRows({ rows, letters }: DoubleEncodingTally): RowList {
  return rows.count >= fewestRows && letters.size >= fewestKinds ? rows : emptyRowList();
}

/** What the text was before; undefined where some of it was no UTF-8, so that nothing was encoded twice. */
function meantLetters(text: string): string[] | undefined {
  const original: number[] = [];
  for (const sign of text) {
    const byte = sign < '\u0080' ? sign.charCodeAt(0) : bytes.get(sign);
    if (byte === undefined) return undefined;
    original.push(byte);
  }
  try {
    const meant = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(original));
    return Array.from(meant).filter((sign) => sign >= '\u0080');
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
