/** Rows as the bytes of a text file, with the habits of the programs that write them. */
import type { TableHead } from '../../../contract/table.ts';
import type { SampleCell } from './sampleColumns.ts';

export interface TextHabits {
  readonly separator?: string;
  readonly encoding?: TableHead['encoding'];
  readonly lineEnd?: '\n' | '\r\n' | '\r';
  /** Quotes every cell, not only those that need it. */
  readonly quotesAll?: boolean;
  /** Quotes nothing, whatever stands in the cell. */
  readonly quotesNothing?: boolean;
}

type TextRow = readonly SampleCell[];

export function textOf(rows: readonly TextRow[], habits: TextHabits = {}): string {
  const { separator = ',', lineEnd = '\n' } = habits;
  return rows
    .map((cells) => cells.map((cell) => quoted(shown(cell), separator, habits)).join(separator) + lineEnd)
    .join('');
}

export function textBytes(rows: readonly TextRow[], habits: TextHabits = {}): Buffer {
  return encoded(textOf(rows, habits), habits.encoding ?? 'utf-8');
}

/** A cell as it stands in a text file. */
export function shown(cell: SampleCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') throw new Error('a text file holds texts and numbers only');
  return String(cell);
}

function quoted(cell: string, separator: string, { quotesAll, quotesNothing }: TextHabits): string {
  const needsQuotes = cell.includes(separator) || /["\r\n]/.test(cell);
  if (quotesNothing === true || (quotesAll !== true && !needsQuotes)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The signs of Windows-1252 that are none of Latin 1, as far as the layouts use them. */
const windowsSigns = new Map([
  ['€', 0x80],
  ['…', 0x85],
  ['‘', 0x91],
  ['’', 0x92],
  ['“', 0x93],
  ['”', 0x94],
  ['–', 0x96],
  ['—', 0x97],
]);

export function encoded(text: string, encoding: NonNullable<TableHead['encoding']>): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return bytesBy(text, windowsSigns);
  }
}

/** One byte for each sign: by the given table, else its Latin 1 code. */
export function bytesBy(text: string, signs: ReadonlyMap<string, number>): Buffer {
  return Buffer.from(
    Array.from(text, (sign) => {
      const byte = signs.get(sign) ?? sign.charCodeAt(0);
      if (byte > 0xff) throw new Error(`${sign} has no place in this encoding`);
      return byte;
    }),
  );
}
