/** Which rows a run trains, chooses and tests on: given, as an earlier run had them, or drawn. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { splitKeysSchema } from '../../core/contract/dataset.ts';
import type { Example, Split, SplitKeys } from '../../core/contract/dataset.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { TrainingParameters } from '../../core/contract/trainingParameters.ts';
import { earlierParts, keptTests, splitKeys } from '../../core/dataset/earlierSplit.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { readFailure } from '../../core/tables/files/fileFailure.ts';
import { readOwnSplit } from '../run/readOwnSplit.ts';
import type { RunDiary } from '../run/runDiary.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';

export interface SplitTask {
  readonly examples: readonly Example[];
  readonly parameters: TrainingParameters;
}

export interface RunSplit {
  readonly split: Split;
  /** Where it follows an earlier run: how many of its test texts are tested again. */
  readonly keptTests?: { readonly kept: number; readonly of: number };
}

/**
 * Throws `dataset.empty_part`; for the earlier run `run.not_found`, `run.damaged`, `run.split_without_texts` or
 * `run.split_of_other_data`; for keys in a file `file.*` or `worker.data_damaged`.
 */
export async function splitRun({ record, paths }: RunDiary, task: SplitTask): Promise<RunSplit> {
  const { config } = record;
  const { examples } = task;
  const { splitOf, splitFrom, splitRows } = config;
  // A run that goes on keeps its division, whatever became of the one it was taken from.
  const isGoingOn = (splitOf ?? splitFrom) !== undefined && record.splitHash !== null;
  const earlier = splitRows || isGoingOn ? undefined : await earlierKeys(config);
  const split = isGoingOn ? await readOwnSplit(paths, record) : divide(config, task, earlier);
  checkParts(split);
  const keys = splitKeys(split, examples);
  const kept = earlier && keptTests(earlier, keys);
  const isOther = kept?.kept === 0;
  if (isOther && splitOf !== undefined)
    throw new AppError('run.split_of_other_data', { path: runPaths(splitOf).root });
  return { split: { ...split, keys }, ...(kept && !isOther && { keptTests: kept }) };
}

/** Rows given with the configuration, else drawn: what does not train is halved between validation and test. */
function divide(
  config: RunConfig,
  { examples, parameters }: SplitTask,
  earlier: SplitKeys | undefined,
): Split {
  const held = (1 - parameters.trainShare) / 2;
  const options = config.split ?? { seed: parameters.seed, validationShare: held, testShare: held };
  if (!config.splitRows) return splitExamples(examples, options, earlier && earlierParts(earlier));
  const testRows = new Set(config.splitRows.test);
  const tested = new Set(
    examples.filter(({ rowNumber }) => testRows.has(rowNumber)).map(({ label }) => label),
  );
  const all = new Set(examples.map(({ label }) => label));
  return { options, ...config.splitRows, untestedLabels: [...all].filter((label) => !tested.has(label)) };
}

async function earlierKeys({ splitOf, splitFrom }: RunConfig): Promise<SplitKeys | undefined> {
  if (splitOf !== undefined) return await keysOf(splitOf);
  return splitFrom === undefined ? undefined : await readKeys(splitFrom);
}

async function readKeys(path: string): Promise<SplitKeys> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw readFailure(error, path);
  });
  const { success, data } = splitKeysSchema.safeParse(parseJson(text));
  if (!success) throw new AppError('worker.data_damaged', { fileName: basename(path) });
  return data;
}

async function keysOf(folder: string): Promise<SplitKeys> {
  const paths = runPaths(folder);
  const record = await readRecord(paths);
  const split = await readOwnSplit(paths, record);
  if (!split.keys) throw new AppError('run.split_without_texts', { path: paths.root });
  return split.keys;
}

/** Without a row in each part there is nothing to learn from, to choose by or to prove with. */
function checkParts(split: Split): void {
  const sizes = [split.train.length, split.validation.length, split.test.length];
  if (Math.min(...sizes) === 0) throw new AppError('dataset.empty_part', {});
}
