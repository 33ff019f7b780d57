/** `compare RUN RUN`: what differs between two runs, and whether one of them is better, from their folders alone. */
import { resolve } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { compareResults } from '../../../core/training/compareResults.ts';
import type { FinishedRun } from '../../../core/training/compareResults.ts';
import type { RunCommand } from '../commandCall.ts';
import { exitCodes } from '../exitCodes.ts';
import { readRun } from '../readRun.ts';
import { readTestPredictions } from '../readTestPredictions.ts';
import { compareReport } from '../report/compareReport.ts';
import { printPage } from '../session.ts';

export const compare: RunCommand = async (call, session) => {
  const [first = '', second = ''] = call.words.map((word) => resolve(session.door.workFolder, word));
  const comparison = compareResults(await finishedRun(first), await finishedRun(second));
  session.events.end({ kind: 'answered', answer: { kind: 'compared', comparison } });
  printPage(session, compareReport(comparison, session));
  return exitCodes.fine;
};

/** Throws `run.not_found`, `run.damaged`, or `run.unfinished` where there is no result to compare with. */
async function finishedRun(folder: string): Promise<FinishedRun> {
  const { record, progress } = await readRun(folder);
  const { delivered, evaluation } = record;
  if (delivered === null || evaluation === null) throw new AppError('run.unfinished', { path: folder });
  return {
    folder,
    record,
    delivered,
    evaluation,
    rounds: progress.accuracies.length,
    predictions: await readTestPredictions(folder, evaluation.test.count),
  };
}
