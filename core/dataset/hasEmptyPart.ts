/** Foresees whether a division of the examples would leave training, validation or test without a row. */
import { splitParts } from '../contract/dataset.ts';
import type { Example } from '../contract/dataset.ts';
import { groupExamples } from './groupExamples.ts';
import { largestOf } from '../training/extremes.ts';
import { usualSplit } from './usualSplit.ts';

/** A category with so many groups of its own is seated in every part (`splitExamples`), whatever else there is. */
const enoughGroups = 3;

/** With the seed and the shares that hold unless others are asked for. */
export function hasEmptyPart(examples: readonly Example[]): boolean {
  const pure = new Map<string, number>();
  for (const { members } of groupExamples(examples)) {
    const labels = new Set(members.map((i) => examples[i]?.label ?? ''));
    const [label = ''] = labels;
    if (labels.size === 1) pure.set(label, (pure.get(label) ?? 0) + 1);
  }
  if (largestOf(pure.values()) >= enoughGroups) return false;
  const split = usualSplit(examples);
  return splitParts.some((part) => split[part].length === 0);
}
