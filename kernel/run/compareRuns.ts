/** Whether two runs gave the same model, and if not, what was not the same. */
import type { Reproduction } from '../../core/contract/kernelAnswer.ts';
import { differencesOf } from '../../core/training/differencesOf.ts';
import type { ComparedRun } from '../../core/training/differencesOf.ts';

/** Test accuracies this close are the same model for all that anybody can tell: float rounding on another machine. */
const tolerance = 0.005;

export function compareRuns(original: ComparedRun, repeated: ComparedRun): Reproduction {
  const [{ record: before }, { record: after }] = [original, repeated];
  const [accuracyBefore, accuracyAfter] = [before, after].map(({ evaluation }) => evaluation?.test.accuracy);
  const largestDifference =
    accuracyBefore === undefined || accuracyAfter === undefined
      ? null
      : Math.abs(accuracyBefore - accuracyAfter);
  const isIdentical = before.weightsHash !== null && before.weightsHash === after.weightsHash;
  const isClose =
    before.delivered === after.delivered && largestDifference !== null && largestDifference <= tolerance;
  return {
    verdict: isIdentical ? 'identical' : isClose ? 'withinTolerance' : 'different',
    because: differencesOf(original, repeated),
    originalHash: before.weightsHash,
    newHash: after.weightsHash,
    largestDifference,
  };
}
