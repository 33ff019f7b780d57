/** Rows of JSON lines: one object per line, its keys are the columns in order of first appearance. */
import { cleanText } from './cellText.ts';
import type { RawRow } from './rawRow.ts';
import { addRow } from './rowList.ts';
import type { RowList } from './rowList.ts';

export interface JsonLinesText {
  /** UTF-8 without byte order mark. */
  readonly bytes: Buffer;
  /** Keys seen so far, with their position: filled in while reading. */
  readonly keys: Map<string, number>;
  /** Lines that are no JSON object: filled in while reading. */
  readonly unreadable: RowList;
}

const batchLines = 2_000;

export function* readJsonLines(text: JsonLinesText): Generator<readonly RawRow[]> {
  let batch: RawRow[] = [];
  let rowNumber = 0;
  for (let start = 0; start < text.bytes.length;) {
    const lineFeed = text.bytes.indexOf('\n', start);
    const end = lineFeed < 0 ? text.bytes.length : lineFeed;
    const cells = lineCells(text.keys, text.bytes.toString('utf8', start, end));
    rowNumber++;
    if (cells) batch.push({ rowNumber, cells });
    else addRow(text.unreadable, rowNumber);
    if (batch.length >= batchLines) {
      yield batch;
      batch = [];
    }
    start = end + 1;
  }
  yield batch;
}

/** The cells of a line by position of their keys; undefined where the line is no JSON object. */
function lineCells(keys: Map<string, number>, line: string): string[] | undefined {
  if (line.trim() === '') return [];
  const record = parseObject(line);
  if (!record) return undefined;
  const cells = Array.from<string>({ length: keys.size }).fill('');
  for (const [key, value] of Object.entries(record)) {
    const position = keys.get(key) ?? keys.size;
    keys.set(key, position);
    cells[position] = cleanText(valueText(value));
  }
  return cells;
}

/** The object in a line of JSON, or undefined. */
export function parseObject(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    // Not JSON: the caller counts the line.
    return undefined;
  }
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
