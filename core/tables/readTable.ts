/** Reads a spreadsheet of any supported format into text cells and facts. The file is never changed. */
import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../contract/errors/appError.ts';
import { fromWire } from '../contract/errors/wireError.ts';
import type { Limits } from '../contract/limits.ts';
import type { Table, TableColumn, TableOptions, TableRow } from '../contract/table.ts';
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

async function checkFile(path: string, limits: Limits): Promise<void> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw missing(cause)
      ? new AppError('file.not_found', { path })
      : new AppError('file.not_readable', { path }, { cause });
  });
  if (facts.isDirectory()) throw new AppError('file.is_folder', { path });
  if (!facts.isFile()) throw new AppError('file.not_readable', { path });
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new AppError('file.not_readable', { path }, { cause });
  });
  if (facts.size === 0) throw new AppError('table.empty', { path });
  const limitMiB = limits.dataset.maxFileSizeMiB;
  const sizeMiB = facts.size / 2 ** 20;
  if (sizeMiB > limitMiB) throw new AppError('table.too_large', { path, sizeMiB, limitMiB });
}

function missing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** People read the path as they wrote it, not the absolute one the child was given. */
function withPath(error: AppError, path: string): AppError {
  if (!('path' in error.params)) return error;
  return fromWire({ code: error.code, params: { ...error.params, path } });
}

/** One cell per column of the table, in its order. */
function fitToColumns(rows: readonly TableRow[], columns: readonly TableColumn[]): TableRow[] {
  const fits = ({ cells }: TableRow) =>
    cells.length === columns.length && columns.at(-1)?.index === columns.length - 1;
  return rows.map((row) =>
    fits(row) ? row : { rowNumber: row.rowNumber, cells: columns.map(({ index }) => row.cells[index] ?? '') },
  );
}
