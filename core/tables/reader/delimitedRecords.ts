/** Records of csv, tsv and txt and where they stand. A quote that was never closed must not swallow the records after it. */
import { parse } from 'csv-parse/sync';
import { delimitedOptions } from './delimitedOptions.ts';
import { parseRecords } from './parseRecords.ts';
import type { ParsedRecord } from './parseRecords.ts';
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

/** Batches of records, blank ones included, each with the offset in the text behind its line end. */
export async function* delimitedRecords(text: DelimitedText): AsyncGenerator<readonly ParsedRecord[]> {
  const splitting = delimitedOptions(text.separator, text.bytes.toString('latin1', 0, startLength));
  const unquoted = (from: number, to: number): ParsedRecord[] => {
    const records: ParsedRecord[] = [];
    const collect = (cells: string[], { bytes }: { bytes: number }) => {
      records.push({ cells, end: from + bytes });
      return null;
    };
    parse(text.bytes.subarray(from, to), { ...splitting, quote: false, on_record: collect });
    return records;
  };
  let count = 0;
  let width = 0;
  for (let restarts = 0, base = 0; base < text.bytes.length; restarts++) {
    const quote = restarts > mostRestarts ? (false as const) : text.quote;
    const batches = parseRecords(text.bytes.subarray(base), { ...splitting, quote });
    let start = base;
    let next = await batches.next();
    for (; next.done !== true; next = await batches.next()) {
      const found: ParsedRecord[] = [];
      for (const { cells, end: relativeEnd } of next.value) {
        const end = base + relativeEnd;
        width ||= cells.length;
        const records = couldBeSwallowed(cells, width) ? unquoted(start, end) : [];
        const isSwallowed = records.length > 1 && records.every((record) => record.cells.length === width);
        if (isSwallowed) addRow(text.openQuotes, count + found.length + 1);
        found.push(...(isSwallowed ? records : [{ cells, end }]));
        start = end;
      }
      count += found.length;
      yield found;
    }
    if (next.value === undefined) return;
    addRow(text.openQuotes, count + 1);
    const from = base + next.value;
    base = text.bytes.indexOf('\n', from) + 1 || text.bytes.length;
    const line = unquoted(from, base);
    count += line.length;
    yield line;
  }
}

/**
 * Whether a stray pair of quotes may have made one record of several lines. It did if each of them, taken by itself,
 * has as many cells as the table: line breaks inside a real text do not split like that.
 */
function couldBeSwallowed(cells: readonly string[], width: number): boolean {
  return width > 1 && cells.some((cell) => countLines(cell) >= suspiciousLines);
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
