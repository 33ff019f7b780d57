/** `train`: a new run in an empty folder. */
import { randomUUID } from 'node:crypto';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { chooseEngine } from '../engines/registry.ts';
import type { RequestContext } from '../requestContext.ts';
import { describeEnvironment } from '../run/describeEnvironment.ts';
import { createRunFolder, readRecord } from '../run/runFolder.ts';
import type { RunPaths } from '../run/runFolder.ts';
import { workOnRun } from '../run/workOnRun.ts';
import { threadsOf } from '../threadsOf.ts';

type TrainRequest = Extract<KernelRequest, { kind: 'train' }>;

export async function startTraining(
  { config, runFolder }: TrainRequest,
  context: RequestContext,
): Promise<KernelAnswer> {
  const { paths, discard } = await createRunFolder(runFolder);
  try {
    return await workOnRun(paths, () => newRecord(config), context);
  } catch (error) {
    // Another process works here: nothing in the folder is ours.
    if (isAppError(error, 'run.in_use')) throw error;
    // Before the first model there is nothing to go on with: a wrong file leaves no folder behind.
    if (!(await hasModel(paths))) await discard();
    throw error;
  }
}

async function hasModel(paths: RunPaths): Promise<boolean> {
  const record = await readRecord(paths).catch((error: unknown) => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
  return record !== undefined && record.stages.length > 0;
}

export async function newRecord(config: RunConfig): Promise<RunRecord> {
  const engine = await chooseEngine(config.engine);
  return {
    format: 1,
    id: randomUUID(),
    state: 'running',
    startedAt: new Date().toISOString(),
    finishedAt: null,
    config,
    parameters: null,
    recipe: null,
    dataset: null,
    rowsHash: null,
    splitHash: null,
    baseModel: null,
    environment: await describeEnvironment(engine, threadsOf(config.threads)),
    adjustments: [],
    stages: [],
    delivered: null,
    weightsHash: null,
    microBatch: null,
    evaluation: null,
    estimates: [],
  };
}
