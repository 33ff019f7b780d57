/** The folder of one run: its record, its split, its events, its checkpoints and the model it delivered. */
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type * as z from 'zod';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { splitSchema } from '../../core/contract/dataset.ts';
import type { Split } from '../../core/contract/dataset.ts';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import type { TestPrediction } from '../../core/contract/testPrediction.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { parseJson } from '../../core/contract/parseJson.ts';

export interface RunPaths {
  readonly root: string;
  readonly record: string;
  readonly split: string;
  readonly predictions: string;
  readonly events: string;
  readonly lock: string;
  readonly checkpoints: string;
  readonly cache: string;
  readonly model: string;
  /** Of a run that searches its settings: what was tried, and the trials' checkpoints. */
  readonly tuning: string;
  readonly trials: string;
}

export function runPaths(folder: string): RunPaths {
  const root = resolve(folder);
  return {
    root,
    record: join(root, 'run.json'),
    split: join(root, 'split.json'),
    predictions: join(root, 'test-predictions.jsonl'),
    events: join(root, 'events.jsonl'),
    lock: join(root, 'run.lock'),
    checkpoints: join(root, 'checkpoints'),
    cache: join(root, 'cache'),
    model: join(root, 'model'),
    tuning: join(root, 'tuning.json'),
    trials: join(root, 'trials'),
  };
}

/** What a run that died before its first record leaves behind. */
const leftovers = ['run.lock', 'run.json.partial'];

export interface NewRunFolder {
  readonly paths: RunPaths;
  /** Takes away what the run wrote, and the folder where it was made for it. */
  readonly discard: () => Promise<void>;
}

/** Makes the folder of a new run. Throws `folder.not_empty`, `disk.full` or `folder.not_writable`. */
export async function createRunFolder(folder: string): Promise<NewRunFolder> {
  const paths = runPaths(folder);
  try {
    const made = await mkdir(paths.root, { recursive: true });
    const found = (await readdir(paths.root)).filter((name) => !leftovers.includes(name));
    if (found.length > 0) throw new AppError('folder.not_empty', { path: paths.root });
    return { paths, discard: () => discard(paths, made) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const failure = writeFailure(error, paths.record);
    if (isAppError(failure, 'disk.full')) throw failure;
    throw new AppError('folder.not_writable', { path: paths.root }, { cause: error });
  }
}

/** `made` is the topmost folder that was made for the run; undefined where the user's own empty folder was used. */
async function discard(paths: RunPaths, made: string | undefined): Promise<void> {
  const { record, split, predictions, events, lock, checkpoints, cache, model, tuning, trials } = paths;
  const inside = [record, split, predictions, events, lock, checkpoints, cache, model, tuning, trials];
  const own = made === undefined ? inside : [made];
  for (const path of own) await rm(path, { recursive: true, force: true });
}

export async function writeRecord(paths: RunPaths, record: RunRecord): Promise<void> {
  await writeJson(paths.record, record);
}

/** Throws `run.not_found` or `run.damaged`. */
export async function readRecord(paths: RunPaths): Promise<RunRecord> {
  return readJson(paths, paths.record, runRecordSchema);
}

export async function writeSplit(paths: RunPaths, split: Split): Promise<void> {
  await writeJson(paths.split, split);
}

/** Throws `run.damaged`: of a run that has its record, a missing file is no missing run. */
export async function readSplit(paths: RunPaths): Promise<Split> {
  return readJson(paths, paths.split, splitSchema);
}

/** One line each, in the order of the test part. */
export async function writeTestPredictions(
  { predictions }: RunPaths,
  lines: readonly TestPrediction[],
): Promise<void> {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  await replaceFile(predictions, [Buffer.from(text)]);
}

/** Throws `disk.full` or `folder.not_writable`. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  await replaceFile(path, [Buffer.from(`${JSON.stringify(value, null, 2)}\n`)]);
}

async function readJson<T>(paths: RunPaths, path: string, schema: z.ZodType<T>): Promise<T> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (path === paths.record) throw new AppError('run.not_found', { path: paths.root }, { cause: error });
    throw new AppError(
      'run.damaged',
      { path: paths.root, file: relative(paths.root, path) },
      { cause: error },
    );
  }
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new AppError(
      'run.damaged',
      { path: paths.root, file: relative(paths.root, path) },
      { cause: parsed.error },
    );
  return parsed.data;
}
