/** The division of the examples that a training makes unless another is asked for: to foresee what it will come to. */
import type { Example, Split } from '../contract/dataset.ts';
import { sharedDefaults } from '../training/presetTable.ts';
import { splitExamples } from './splitExamples.ts';

export function usualSplit(examples: readonly Example[]): Split {
  const { seed, trainShare } = sharedDefaults;
  const held = (1 - trainShare) / 2;
  return splitExamples(examples, { seed, validationShare: held, testShare: held });
}
