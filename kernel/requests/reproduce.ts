/** `reproduce`: makes a finished run again from its folder, and says whether the same came out, and if not, why. */
import type { KernelAnswer, Reproduction } from '../../core/contract/kernelAnswer.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import type { RunRecord } from '../../core/contract/runRecord.ts';
import type { RequestContext } from '../requestContext.ts';
import { differencesOf } from '../run/differencesOf.ts';
import { readRecord, readSplit, runPaths } from '../run/runFolder.ts';
import { startTraining } from './train.ts';

type ReproduceRequest = Extract<KernelRequest, { kind: 'reproduce' }>;

/** Test accuracies this close are the same model for all that anybody can tell: float rounding on another machine. */
const tolerance = 0.005;

export async function reproduce(request: ReproduceRequest, context: RequestContext): Promise<KernelAnswer> {
  const originalPaths = runPaths(request.runFolder);
  const original = await readRecord(originalPaths);
  const { train, validation, test } = await readSplit(originalPaths);
  const config = {
    ...original.config,
    ...(original.recipe && { recipe: original.recipe }),
    ...(original.microBatch !== null && { microBatch: original.microBatch }),
    splitRows: { train, validation, test },
    threads: original.environment.threads,
  };
  const answer = await startTraining({ kind: 'train', config, runFolder: request.output }, context);
  if (answer.kind !== 'trained') return answer;
  const repeated = await readRecord(runPaths(request.output));
  return { kind: 'reproduced', reproduction: compare(original, repeated), runFolder: answer.runFolder };
}

function compare(original: RunRecord, repeated: RunRecord): Reproduction {
  const [before, after] = [original.evaluation?.test.accuracy, repeated.evaluation?.test.accuracy];
  const largestDifference = before === undefined || after === undefined ? null : Math.abs(before - after);
  const isIdentical = original.weightsHash !== null && original.weightsHash === repeated.weightsHash;
  const isClose =
    original.delivered === repeated.delivered && largestDifference !== null && largestDifference <= tolerance;
  return {
    verdict: isIdentical ? 'identical' : isClose ? 'withinTolerance' : 'different',
    because: differencesOf(original, repeated),
    originalHash: original.weightsHash,
    newHash: repeated.weightsHash,
    largestDifference,
  };
}
