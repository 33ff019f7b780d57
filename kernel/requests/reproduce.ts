/** `reproduce`: makes a finished run again from its folder, and says whether the same came out, and if not, why. */
import { stat } from 'node:fs/promises';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { DataSource } from '../../core/contract/runConfig.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { checkFile } from '../../core/tables/files/checkFile.ts';
import { readFailure } from '../../core/tables/files/fileFailure.ts';
import { hashFile } from '../files/hashFile.ts';
import type { RequestContext } from '../requestContext.ts';
import { compareRuns } from '../run/compareRuns.ts';
import type { ComparedRun } from '../../core/training/differencesOf.ts';
import { finishedRounds } from '../run/finishedRounds.ts';
import { readOwnSplit } from '../run/readOwnSplit.ts';
import { readRecord, runPaths } from '../run/runFolder.ts';
import type { RunPaths } from '../run/runFolder.ts';
import { startTraining } from './train.ts';

type ReproduceRequest = Extract<KernelRequest, { kind: 'reproduce' }>;

export async function reproduce(request: ReproduceRequest, context: RequestContext): Promise<KernelAnswer> {
  const originalPaths = runPaths(request.runFolder);
  const original = await readRun(originalPaths);
  const { record } = original;
  // When a run was stopped is no setting of it: made again to its end, it would always be another one.
  if (record.state !== 'succeeded') throw new AppError('run.unfinished', { path: originalPaths.root });
  const { train, validation, test } = await readOwnSplit(originalPaths, record);
  const config = {
    ...record.config,
    // What a search found stands among what was asked for: it is not searched again.
    tuning: undefined,
    data: await findData(record, request),
    ...(record.recipe && { recipe: record.recipe }),
    ...(record.microBatch !== null && { microBatch: record.microBatch }),
    splitRows: { train, validation, test },
    threads: record.environment.threads,
  };
  const answer = await startTraining({ kind: 'train', config, runFolder: request.output }, context);
  if (answer.kind !== 'trained') return answer;
  const repeated = await readRun(runPaths(request.output));
  return { kind: 'reproduced', reproduction: compareRuns(original, repeated), runFolder: answer.runFolder };
}

async function readRun(paths: RunPaths): Promise<ComparedRun> {
  return { record: await readRecord(paths), rounds: await finishedRounds(paths) };
}

/** Where the run's spreadsheet lies now. One named instead of it must be the same file, byte for byte. */
async function findData(
  { config, dataset }: RunRecord,
  { data: path, runFolder }: ReproduceRequest,
): Promise<DataSource> {
  if (path !== undefined) {
    await checkFile(path, config.limits);
    const hash = await hashFile(path).catch((error: unknown) => {
      throw readFailure(error, path);
    });
    if (hash !== dataset?.fileHash) throw new AppError('run.dataset_other', { path });
    return { ...config.data, path };
  }
  await stat(config.data.path).catch((error: unknown) => {
    const failure = readFailure(error, config.data.path);
    if (!isAppError(failure, 'file.not_found')) throw failure;
    throw new AppError(
      'run.dataset_missing',
      { path: config.data.path, runFolder, command: 'reproduce' },
      { cause: error },
    );
  });
  return config.data;
}
