/** Rows of csv, tsv and txt. A quote that was never closed must not swallow the rows after it. */
import { parse } from 'csv-parse/sync';
import { cleanText } from './cellText.ts';
import { delimitedOptions } from './delimitedOptions.ts';
import { parseRecords } from './parseRecords.ts';
import type { RawRow } from './rawRow.ts';
import { addRow } from './rowList.ts';
import type { RowList } from './rowList.ts';
import type { Separator } from './sniffSeparator.ts';

export interface DelimitedText {
  /** UTF-8 without byte order mark. */
  readonly bytes: Buffer;
  readonly separator: Separator | undefined;
  /** False for files that use the quote as an ordinary character. */
  readonly quote: '"' | false;
  /** Rows that began with a quote which nothing closed: filled in while reading. */
  readonly openQuotes: RowList;
}

const startLength = 65_536;
/** After this many open quotes the rest of the file is read as if quotes meant nothing. */
const mostRestarts = 20;
/** Lines inside one record from which it is asked whether a quote swallowed them. */
const suspiciousLines = 3;

export async function* readDelimited(text: DelimitedText): AsyncGenerator<readonly RawRow[]> {
  const splitting = delimitedOptions(text.separator, text.bytes.toString('latin1', 0, startLength));
  const unquoted = (bytes: Buffer) => parse(bytes, { ...splitting, quote: false });
  let rowNumber = 0;
  let width = 0;
  const toRows = (records: readonly (readonly string[])[]) =>
    records.map((cells): RawRow => ({ rowNumber: ++rowNumber, cells: cells.map(cleanText) }));

  let rest = text.bytes;
  for (let restarts = 0; rest.length > 0; restarts++) {
    const options = { ...splitting, quote: restarts > mostRestarts ? (false as const) : text.quote };
    const batches = parseRecords(rest, options);
    let start = 0;
    let next = await batches.next();
    for (; next.done !== true; next = await batches.next()) {
      const rows: RawRow[] = [];
      for (const { cells, end } of next.value) {
        width ||= cells.length;
        const swallowed = swallowedRecords(rest.subarray(start, end), { cells, width, unquoted });
        if (swallowed) addRow(text.openQuotes, rowNumber + 1);
        rows.push(...toRows(swallowed ?? [cells]));
        start = end;
      }
      yield rows;
    }
    if (next.value === undefined) return;
    addRow(text.openQuotes, rowNumber + 1);
    const lineEnd = rest.indexOf('\n', next.value) + 1 || rest.length;
    yield toRows(unquoted(rest.subarray(next.value, lineEnd)));
    rest = rest.subarray(lineEnd);
  }
}

interface SuspectRecord {
  readonly cells: readonly string[];
  /** Number of cells of the first record. */
  readonly width: number;
  readonly unquoted: (bytes: Buffer) => string[][];
}

/**
 * The records that a stray pair of quotes made one of: several lines that, taken one by one, each have as many cells as
 * the table. Line breaks inside a real text do not split like that.
 */
function swallowedRecords(raw: Buffer, { cells, width, unquoted }: SuspectRecord): string[][] | undefined {
  if (width < 2 || !cells.some((cell) => countLines(cell) >= suspiciousLines)) return undefined;
  const records = unquoted(raw);
  return records.every((record) => record.length === width) ? records : undefined;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
