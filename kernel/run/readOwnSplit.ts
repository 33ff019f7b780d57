/** The division that a run's record speaks of. */
import { relative } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Split } from '../../core/contract/dataset.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { hashSplit } from './hashSplit.ts';
import { readSplit } from './runFolder.ts';
import type { RunPaths } from './runFolder.ts';

/** One that somebody changed may test on what was trained on. Throws `run.damaged`. */
export async function readOwnSplit(
  paths: RunPaths,
  { splitHash }: Pick<RunRecord, 'splitHash'>,
): Promise<Split> {
  const split = await readSplit(paths);
  if (splitHash !== hashSplit(split))
    throw new AppError('run.damaged', { path: paths.root, file: relative(paths.root, paths.split) });
  return split;
}
