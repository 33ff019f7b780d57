/** From the bytes of a file to lines of rows: decides what the file is and lets its reader and the assembly work. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '../../contract/errors/appError.ts';
import { tableOptionsSchema } from '../../contract/table.ts';
import type { TableFact, TableHead, TableOption, TableOptions } from '../../contract/table.ts';
import { assembleTable } from './assembleTable.ts';
import { assertBearableLines } from './lineLength.ts';
import { lineSlices } from './lineSlices.ts';
import { openDelimited, openJsonLines } from './openTextSource.ts';
import type { RawRow } from './rawRow.ts';
import { sniffFormat } from './sniffFormat.ts';
import type { TableSource } from './tableSource.ts';
import type { ReaderRequest, RowsLine } from './wire.ts';

export type SendRows = (line: RowsLine) => Promise<void>;

export async function readFileTable(
  request: ReaderRequest,
  send: SendRows,
): Promise<{ head: TableHead; fileHash: string }> {
  const { path, options, limits } = request;
  const bytes = await readBytes(path);
  const { head, obeys, rows, names, hiddenColumns, facts } = await openSource(bytes, request);
  // What is refused needs no hash, which takes a while for a large file.
  const fileHash = createHash('sha256').update(bytes).digest('hex');
  const assembly = {
    path,
    headerRow: options.headerRow,
    canBeRagged: head.separator !== undefined,
    ...(names && { names }),
    ...(hiddenColumns && { hiddenColumns }),
    maxRows: limits.dataset.maxRows,
    maxColumns: limits.dataset.maxColumns,
    maxTextLength: limits.dataset.maxTextLength,
    longTexts: options.longTexts ?? 'cut',
  };
  const table = await assembleTable(rows, assembly, async (ready) => {
    for (const slice of lineSlices(ready)) await send(rowsLine(slice));
  });
  const { headerRow, columns } = table;
  const unused = unusedOptions(options, [...obeys, 'longTexts']);
  return { head: { ...head, headerRow, columns, facts: [...unused, ...facts(), ...table.facts] }, fileHash };
}

/** What was asked for and cannot be: a text file has no sheets, a workbook no separator. */
function unusedOptions(options: TableOptions, obeys: readonly TableOption[]): TableFact[] {
  const given = tableOptionsSchema.keyof().options.filter((option) => options[option] !== undefined);
  return given.filter((option) => !obeys.includes(option)).map((name) => ({ code: 'option_unused', name }));
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new AppError('file.not_readable', { path }, { cause });
  }
}

async function openSource(bytes: Buffer, { path, options, limits }: ReaderRequest): Promise<TableSource> {
  const content = sniffFormat(bytes);
  switch (content.kind) {
    case 'unknown':
      throw new AppError('table.format_unknown', { path, found: content.found });
    case 'delimited':
      assertBearableLines(bytes, path);
      return openDelimited({ path, bytes, options, guess: content.guess });
    case 'jsonLines':
      assertBearableLines(bytes, path);
      return openJsonLines({ path, bytes, options, guess: content.guess });
    case 'zip':
    case 'compoundFile':
    case 'oldExcel':
    case 'markup': {
      const { readWorkbook } = await import('./readWorkbook.ts');
      const maxUnpackedMiB = limits.reading.maxMemoryMiB / 2;
      return readWorkbook(bytes, content, { path, options, maxRows: limits.dataset.maxRows, maxUnpackedMiB });
    }
  }
}

function rowsLine(rows: readonly RawRow[]): RowsLine {
  return {
    kind: 'rows',
    rowNumbers: rows.map(({ rowNumber }) => rowNumber),
    cells: rows.map(({ cells }) => [...cells]),
  };
}
