/** Which examples have nearly the same text, as the split sees it: of masked texts both forms are looked at. */
import type { Example } from '../contract/dataset.ts';
import { originalText } from './maskExamples.ts';
import { nearDuplicates } from './nearDuplicates.ts';
import { modelText } from './personalData/modelText.ts';
import { apart, groupsOf, join } from './unionFind.ts';

/** Comparing all texts takes seconds with many, and split and findings ask about the same list. */
const known = new WeakMap<readonly Example[], readonly (readonly number[])[]>();

/** Groups of two or more positions, ascending; each example is in one at most. Equal texts are nearly the same, too. */
export function nearExamples(examples: readonly Example[]): readonly (readonly number[])[] {
  const groups = known.get(examples) ?? findGroups(examples);
  known.set(examples, groups);
  return groups;
}

/** Masking changes how alike two texts are. */
function findGroups(examples: readonly Example[]): readonly (readonly number[])[] {
  const originals = nearDuplicates(examples.map(originalText));
  if (examples.every(({ textBeforeMasking }) => textBeforeMasking === undefined)) return originals;
  const parent = apart(examples.length);
  for (const [first = 0, ...others] of [...originals, ...nearDuplicates(examples.map(modelText))]) {
    for (const other of others) join(parent, other, first);
  }
  return groupsOf(parent).filter(({ length }) => length >= 2);
}
