/** `compare`: what differs between two finished runs, and whether one of them is better, from their folders alone. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { compareResults } from '../../core/training/compareResults.ts';
import type { FinishedRun } from '../../core/training/compareResults.ts';
import { finishedRounds } from '../run/finishedRounds.ts';
import { readTestPredictions } from '../run/readTestPredictions.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';

type CompareRequest = Extract<KernelRequest, { kind: 'compare' }>;

export async function compare({ first, second }: CompareRequest): Promise<KernelAnswer> {
  const comparison = compareResults(await finishedRun(first), await finishedRun(second));
  return { kind: 'compared', comparison };
}

/** Throws `run.not_found`, `run.damaged`, or `run.unfinished` where there is no result to compare with. */
async function finishedRun(folder: string): Promise<FinishedRun> {
  const paths = runPaths(folder);
  const record = await readRecord(paths);
  const { delivered, evaluation } = record;
  if (delivered === null || evaluation === null) throw new AppError('run.unfinished', { path: paths.root });
  return {
    folder: paths.root,
    record,
    delivered,
    evaluation,
    rounds: (await finishedRounds(paths)) ?? 0,
    predictions: await readTestPredictions(paths, evaluation.test.count),
  };
}
