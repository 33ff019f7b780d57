/** `train`: a new run in an empty folder. */
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RunConfig } from '../../core/contract/runConfig.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import { chooseEngine } from '../engines/registry.ts';
import type { RequestContext } from '../requestContext.ts';
import { describeEnvironment } from '../run/describeEnvironment.ts';
import { createRunFolder } from '../run/runFolder.ts';
import { workOnRun } from '../run/workOnRun.ts';

type TrainRequest = Extract<KernelRequest, { kind: 'train' }>;

export async function startTraining(
  { config, runFolder }: TrainRequest,
  context: RequestContext,
): Promise<KernelAnswer> {
  const paths = await createRunFolder(runFolder);
  return workOnRun(paths, () => newRecord(config), context);
}

async function newRecord(config: RunConfig): Promise<RunRecord> {
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
    baseModel: null,
    environment: await describeEnvironment(engine, config.threads ?? availableParallelism()),
    adjustments: [],
    stages: [],
    delivered: null,
    weightsHash: null,
    microBatch: null,
    evaluation: null,
  };
}
