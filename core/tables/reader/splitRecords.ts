/**
 * Splits delimited text into records, one line at a time (RFC 4180, and what people's exports make of it): a quote opens
 * a cell only at its start and closes it only before a separator or line end; any other quote is a character. A quote that
 * nothing closes must not swallow the rows after it, so a record over several lines has to prove itself.
 */
import { QuotedRecord } from './quotedRecord.ts';
import type { Separator } from './separator.ts';

export interface Splitting {
  /** Undefined for a text of one column. */
  readonly separator: Separator | undefined;
  /** Cells of most records, where known: lets stray quotes be told from line breaks inside cells. */
  readonly width: number | undefined;
}

export interface SplitRecord {
  readonly cells: readonly string[];
  /** Offset just behind the record and its line end. */
  readonly end: number;
  /** The record began with a quote that nothing closed; it was taken as a character. */
  readonly hasOpenQuote: boolean;
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;
/** Characters from which a quoted cell is taken for the rest of the file behind a stray quote. */
const longestQuoted = 1_000_000;
/** So many quotes left open to the end of the text, or nearly, mean that the file does not use them as quotes. */
const mostOpenQuotes = 20;

/** `bytes` are UTF-8 without a byte order mark. */
export function* splitRecords(bytes: Buffer, { separator, width }: Splitting): Generator<SplitRecord> {
  const split = (line: string) => (separator === undefined ? [line] : line.split(separator));
  const lineBreak = bytes.includes(lineFeed) ? lineFeed : carriageReturn;
  let openQuotes = 0;
  for (let start = 0; start < bytes.length;) {
    const { line, next } = lineAt(bytes, start, lineBreak);
    start = next;
    if (openQuotes > mostOpenQuotes || !line.includes('"')) {
      yield { cells: split(line), hasOpenQuote: false, end: next };
      continue;
    }
    const fitsAlone = width !== undefined && width > 1 && split(line).length === width;
    const record = new QuotedRecord(separator);
    record.take(line);
    let end = next;
    while (
      record.isOpen &&
      end < bytes.length &&
      record.length < longestQuoted &&
      !(record.hasLoneQuote && fitsAlone)
    ) {
      const more = lineAt(bytes, end, lineBreak);
      record.takeBreak(breakBefore(bytes, end));
      record.take(more.line);
      end = more.next;
    }
    if (record.isOpen) {
      if (!(record.hasLoneQuote && fitsAlone)) openQuotes++;
      yield { cells: split(line), hasOpenQuote: true, end: next };
    } else {
      yield { cells: record.cells, hasOpenQuote: false, end };
      start = end;
    }
  }
}

/** The line from `start` without its end, and where the next one begins. */
function lineAt(bytes: Buffer, start: number, lineBreak: number): { line: string; next: number } {
  const found = bytes.indexOf(lineBreak, start);
  const end = found < 0 ? bytes.length : found;
  const isPair = lineBreak === lineFeed && end > start && bytes[end - 1] === carriageReturn;
  const next = Math.min(end + 1, bytes.length);
  return { line: bytes.toString('utf8', start, isPair ? end - 1 : end), next };
}

function breakBefore(bytes: Buffer, next: number): '\r\n' | '\n' | '\r' {
  if (bytes[next - 1] === carriageReturn) return '\r';
  return bytes[next - 2] === carriageReturn ? '\r\n' : '\n';
}
