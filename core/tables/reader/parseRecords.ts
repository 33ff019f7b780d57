/** Runs csv-parse over bytes in slices; every record comes with the place where it ends. */
import { parse } from 'csv-parse';
import type { Options } from 'csv-parse';

export interface ParsedRecord {
  readonly cells: readonly string[];
  /** Offset in the parsed bytes just after the record and its line end. */
  readonly end: number;
}

const sliceBytes = 2 ** 18;

/**
 * Batches of records, then, as the generator's result, where a quote stands open to the end of the text: the offset of
 * the record that it began in, or undefined where all was closed.
 */
export async function* parseRecords(
  bytes: Buffer,
  options: Options,
): AsyncGenerator<ParsedRecord[], number | undefined> {
  let batch: ParsedRecord[] = [];
  let end = 0;
  const parser = parse({
    ...options,
    on_record: (cells: string[], context) => {
      end = context.bytes;
      batch.push({ cells, end });
      return null;
    },
  });
  parser.resume();
  const finished = new Promise<void>((resolve, reject) => {
    parser.once('end', resolve).once('error', reject);
  });
  finished.catch(() => undefined);
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    await new Promise<void>((written) => {
      parser.write(bytes.subarray(start, start + sliceBytes), () => {
        written();
      });
    });
    yield batch;
    batch = [];
  }
  parser.end();
  try {
    await finished;
  } catch (error) {
    if (!isOpenQuote(error)) throw error;
    if (batch.length > 0) yield batch;
    return end;
  }
  if (batch.length > 0) yield batch;
  return undefined;
}

function isOpenQuote(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED';
}
