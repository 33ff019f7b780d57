/** Where a classified copy may lie: never over the original, under a name that fits its content, in a folder that takes it. */
import { randomBytes } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { AppError } from '../../contract/errors/appError.ts';
import type { TableHead } from '../../contract/table.ts';
import { writeFailure } from '../files/fileFailure.ts';
import { systemCode } from '../files/systemCode.ts';
import type { ClassifiedRequest } from './classifiedRequest.ts';

type Format = TableHead['format'];

export type OutputQuestion = Pick<ClassifiedRequest, 'path' | 'output' | 'ifThere'> & {
  readonly head: Pick<TableHead, 'format'>;
};

/**
 * Where the copy will lie, found before any work. Throws file.same_as_input, file.exists, file.is_folder,
 * file.name_too_long, file.wrong_ending, folder.not_found, folder.not_writable and disk.full.
 */
export async function checkOutput({ path, output: asked, ifThere, head }: OutputQuestion): Promise<string> {
  // Before it gets an ending: beside a folder called so there may be room.
  if ((await kindOf(asked)) === 'folder') throw new AppError('file.is_folder', { path: asked });
  const fitting = withRightEnding(asked, path, head.format);
  // Only here is the ending known that is written, and with it whether the name is free.
  const output = ifThere === 'number' ? await firstFree(fitting) : fitting;
  if (await isSameFile(path, output)) throw new AppError('file.same_as_input', { path });
  const kind = await kindOf(output);
  if (kind === 'folder') throw new AppError('file.is_folder', { path: output });
  if (kind !== 'nothing' && ifThere !== 'replace') throw new AppError('file.exists', { path: output });
  await tryFolder(output);
  return output;
}

/** These cannot be edited: their values go into a new workbook. */
export function isConverted(format: Format): boolean {
  return format === 'xls' || format === 'ods';
}

/** What a text file of each format may be called, its usual ending first. */
const textEndings: Partial<Record<Format, readonly [string, ...string[]]>> = {
  csv: ['.csv', '.txt'],
  tsv: ['.tsv', '.txt'],
  txt: ['.txt', '.csv'],
  jsonl: ['.jsonl', '.ndjson', '.json'],
};

/** A file by another kind's name would not open. Without an ending, or with the original's, it gets the one that fits. */
function withRightEnding(output: string, path: string, format: Format): string {
  const [given, own] = [extname(output), extname(path)].map((ending) => ending.toLowerCase());
  const fitting = fittingEndings(format, own ?? '');
  const [right] = fitting;
  if (fitting.includes(given ?? '')) return output;
  if (given !== '' && given !== own) throw new AppError('file.wrong_ending', { path: output, ending: right });
  return output.slice(0, output.length - extname(output).length) + right;
}

function fittingEndings(format: Format, own: string): readonly [string, ...string[]] {
  const forText = textEndings[format];
  // A text file stays what it was, by whatever name people know it.
  if (forText) return own === '' || forText.includes(own) ? forText : [own, ...forText];
  return format === 'xlsx' && own === '.xlsm' ? ['.xlsm'] : ['.xlsx'];
}

/** `a.csv`, then `a-2.csv`, `a-3.csv` … */
async function firstFree(output: string): Promise<string> {
  const ending = extname(output);
  const stem = output.slice(0, output.length - ending.length);
  let free = output;
  for (let n = 2; (await kindOf(free)) !== 'nothing'; n++) free = `${stem}-${n}${ending}`;
  return free;
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

/** A name that the system does not take fails here, and not when everything is classified. */
async function kindOf(path: string): Promise<'nothing' | 'file' | 'folder'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return 'nothing';
    throw writeFailure(error, path);
  }
}

/** Only writing tells whether a folder can be written to: permissions say little on Windows and on shared drives. */
async function tryFolder(output: string): Promise<void> {
  const folder = dirname(output);
  if ((await kindOf(folder)) !== 'folder') throw new AppError('folder.not_found', { path: folder });
  const probe = join(folder, `.${randomBytes(6).toString('hex')}.part`);
  try {
    await (await open(probe, 'wx')).close();
  } catch (error) {
    throw writeFailure(error, output);
  }
  await rm(probe, { force: true });
}
