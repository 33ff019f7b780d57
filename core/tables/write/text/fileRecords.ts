/** The records of a text file as the reader counts them, each with its place in the file's own bytes. */
import type { TableHead } from '../../../contract/table.ts';
import { delimitedLayout } from '../../reader/delimitedLayout.ts';
import { splitRecords } from '../../reader/splitRecords.ts';

export interface FileRecord {
  /** As in `TableRow.rowNumber`. */
  readonly number: number;
  /** Where more fields can be put: behind the record, before its line end. In bytes of the file. */
  readonly contentEnd: number;
  /** 0 in a blank record. */
  readonly fields: number;
  /** Every field stands in quotes. */
  readonly isQuoted: boolean;
}

/** Gives all records, in order; can be called again for another walk. */
export type FileRecords = () => Generator<FileRecord>;

/** `bytes` is the whole file at `path`, read before as `head` says. */
export function fileRecords(path: string, bytes: Buffer, head: TableHead): FileRecords {
  const encoding = head.encoding ?? 'utf-8';
  const layout = delimitedLayout(bytes, { path, encoding, separator: head.separator });
  const text = layout.text.subarray(layout.start);
  const separator = layout.separator ?? '';
  const isUtf8 = encoding === 'utf-8' || encoding === 'utf-8-bom';
  // All other encodings here have units of one size, each of which is one unit of a JavaScript string.
  const bytesPerUnit = encoding === 'windows-1252' ? 1 : 2;
  const sizeOf = (part: Buffer): number =>
    isUtf8 ? part.length : part.toString('utf8').length * bytesPerUnit;
  return function* () {
    let number = 0;
    let start = 0;
    let place = bytes.length - sizeOf(text);
    for (const { cells, end } of splitRecords(text, layout)) {
      const record = text.subarray(start, end);
      const content = record.subarray(0, record.length - lineEndLength(record));
      const contentEnd = place + sizeOf(content);
      place += sizeOf(record);
      start = end;
      const fields = content.length === 0 ? 0 : cells.length;
      yield { number: ++number, contentEnd, fields, isQuoted: isAllQuoted(content, cells, separator) };
    }
  };
}

function lineEndLength(record: Buffer): number {
  const [last, before] = [record.at(-1), record.at(-2)];
  if (last === 0x0d) return 1;
  if (last !== 0x0a) return 0;
  return before === 0x0d ? 2 : 1;
}

function isAllQuoted(content: Buffer, cells: readonly string[], separator: string): boolean {
  if (content[0] !== 0x22) return false;
  return content.equals(Buffer.from(cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)));
}
