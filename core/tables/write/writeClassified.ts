/** The classified spreadsheet comes back: the file as it was, with category, confidence and "needs review" beside it. */
import { access, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { AppError } from '../../contract/errors/appError.ts';
import type { TableHead } from '../../contract/table.ts';
import { writeAtomically } from './atomicOutput.ts';
import type { ClassifiedRequest, ClassifiedResult } from './classifiedRequest.ts';
import { freeColumnNames } from './columnNames.ts';
import { InputFile } from './inputFile.ts';
import { writeDelimited } from './text/writeDelimited.ts';
import type { TextLosses } from './text/writeDelimited.ts';
import { writeJsonLines } from './text/writeJsonLines.ts';
import { convertToXlsx } from './xlsx/convertToXlsx.ts';
import { writeXlsx } from './xlsx/writeXlsx.ts';

/**
 * Writes the copy and says what was done. The user's file is never changed, and nothing half-written stays.
 * Throws file.same_as_input, file.exists and other file.*, table.*, folder.not_writable
 * and disk.full.
 */
export async function writeClassified(request: ClassifiedRequest): Promise<ClassifiedResult> {
  const { columns, head } = request;
  const converted = isConverted(head);
  const output = await checkOutput(request);
  const names = freeColumnNames(
    [columns.category, columns.confidence, columns.review] as const,
    head.columns.map(({ name }) => name),
  );
  const source = converted
    ? InputFile.ofBytes(request.path, await convertToXlsx(request.path))
    : await InputFile.open(request.path);
  try {
    const losses = await writeAtomically(output, async (file): Promise<TextLosses> => {
      const asked = { ...request, names, source };
      switch (head.format) {
        case 'xlsx':
        case 'xls':
        case 'ods':
          await writeXlsx(asked, file);
          return noLosses;
        case 'csv':
        case 'tsv':
        case 'txt':
          return await writeDelimited(asked, file);
        case 'jsonl':
          await writeJsonLines(asked, file);
          return noLosses;
      }
    });
    return { output, addedColumns: names, converted, ...losses };
  } finally {
    await source.close();
  }
}

const noLosses: TextLosses = { replacedCharacters: 0, neutralised: 0 };

/** A workbook by another name would not open. */
function withXlsxEnding(path: string): string {
  const ending = extname(path);
  return ['.xlsx', '.xlsm'].includes(ending.toLowerCase())
    ? path
    : `${path.slice(0, path.length - ending.length)}.xlsx`;
}

function isConverted({ format }: Pick<TableHead, 'format'>): boolean {
  return format === 'xls' || format === 'ods';
}

/** Where the copy will lie. Throws file.same_as_input and file.exists as `writeClassified` does, before any work. */
export async function checkOutput(
  request: Pick<ClassifiedRequest, 'path' | 'output' | 'overwrite'> & {
    readonly head: Pick<TableHead, 'format'>;
  },
): Promise<string> {
  const { head } = request;
  const output =
    isConverted(head) || head.format === 'xlsx' ? withXlsxEnding(request.output) : request.output;
  if (await isSameFile(request.path, output))
    throw new AppError('file.same_as_input', { path: request.path });
  const exists = await access(output).then(
    () => true,
    () => false,
  );
  if (exists && request.overwrite !== true) throw new AppError('file.exists', { path: output });
  return output;
}

/** Links and letter case can give one file two names. */
async function isSameFile(a: string, b: string): Promise<boolean> {
  if (resolve(a) === resolve(b)) return true;
  try {
    const [first, second] = await Promise.all([stat(a, { bigint: true }), stat(b, { bigint: true })]);
    return first.ino === second.ino && first.dev === second.dev;
  } catch {
    // One of them is not there, so they are not the same; reading tells if it is the source.
    return false;
  }
}
