/** Which rows train, validate and test: given, kept from an earlier run, or drawn. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Example, Split } from '../../core/contract/dataset.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { splitKeepingTest } from '../../core/dataset/splitKeepingTest.ts';
import type { RunDiary } from '../run/runDiary.ts';
import { readRecord, readSplit, readTestPredictions, runPaths } from '../run/runFolder.ts';
import { keyOfText } from './testedTexts.ts';

export interface SplitQuestion {
  readonly examples: readonly Example[];
  readonly config: RunConfig;
  /** What does not train is halved between validation and test. */
  readonly trainShare: number;
  readonly seed: number;
}

export async function chooseSplit(
  { examples, config, trainShare, seed }: SplitQuestion,
  { record, paths }: Pick<RunDiary, 'record' | 'paths'>,
): Promise<Split> {
  const held = (1 - trainShare) / 2;
  const options = config.split ?? { seed, validationShare: held, testShare: held };
  if (config.splitRows)
    return { options, ...config.splitRows, untestedLabels: untested(examples, config.splitRows) };
  if (config.sameTest === undefined) return splitExamples(examples, options);
  // A run that goes on needs the earlier one no more.
  if (record.splitHash !== null) return readSplit(paths);
  const keys = await testedKeys(config.sameTest);
  const split = splitKeepingTest(examples, options, ({ text }) => keys.has(keyOfText(text)));
  if (split.test.length === 0) throw new AppError('run.other_texts', { path: config.sameTest });
  return split;
}

function untested(examples: readonly Example[], { test }: Pick<Split, 'test'>): string[] {
  const rows = new Set(test);
  const tested = new Set(examples.filter(({ rowNumber }) => rows.has(rowNumber)).map(({ label }) => label));
  return [...new Set(examples.map(({ label }) => label))].filter((label) => !tested.has(label));
}

/** Throws `run.*`. */
async function testedKeys(folder: string): Promise<Set<string>> {
  const paths = runPaths(folder);
  const { evaluation } = await readRecord(paths);
  if (evaluation === null) throw new AppError('run.unfinished', { path: paths.root });
  return new Set((await readTestPredictions(paths)).map(({ key }) => key));
}
