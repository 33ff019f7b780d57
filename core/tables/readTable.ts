/** Reads a spreadsheet of any supported format into text cells and facts. The file is never changed. */
import { resolve } from 'node:path';
import type { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { Limits } from '../contract/limits.ts';
import type { Table, TableOptions } from '../contract/table.ts';
import { checkFile } from './files/checkFile.ts';
import { fitToColumns } from './fitToColumns.ts';
import { runReader } from './readerProcess.ts';
import type { ReaderLine } from './reader/wire.ts';
import { RowStore } from './rowStore.ts';

export interface ReadingContext {
  readonly limits: Limits;
  /** Aborting ends the child process; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The table in the file at `path`. What `options` leaves out is found by looking, and said in `facts`.
 * Parsing happens in a child process bounded by `limits.reading`; so is what arrives from it here.
 * Throws AppError: file.not_found, file.is_folder, file.not_readable, table.*.
 */
export async function readTable(
  path: string,
  options: TableOptions,
  context: ReadingContext,
): Promise<Table> {
  const { limits, signal } = context;
  signal?.throwIfAborted();
  await checkFile(path, limits);
  const store = new RowStore(path, limits.reading.maxMemoryMiB);
  let end: Extract<ReaderLine, { kind: 'end' }> | undefined;
  await runReader(
    { path: resolve(path), options, limits },
    {
      shownPath: path,
      ...(signal && { signal }),
      onLine: (line) => {
        if (line.kind === 'failed') throw withPath(fromWire(line.error), path);
        if (line.kind === 'end') end = line;
        else store.add(line);
      },
    },
  );
  if (!end) throw new Error('The reader ended well without its last line.');
  return { ...end.head, rows: fitToColumns(store.rows, end.head.columns), fileHash: end.fileHash };
}

/** People read the path as they wrote it, not the absolute one the child was given. */
function withPath(error: AppError, path: string): AppError {
  if (!('path' in error.params)) return error;
  return fromWire({ code: error.code, params: { ...error.params, path } });
}
