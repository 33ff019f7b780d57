/** Categories that were given another name between two runs: that is no correction of single labels. */
import type { DatasetSummary } from '../contract/dataset.ts';
import type { TextPair } from './matchTexts.ts';

type Counted = Pick<DatasetSummary, 'labels' | 'usedRows'>;

/**
 * From the first run's name to the second's. A category is renamed where the second run does not know the old name, all
 * its shared texts stand under one name that the first did not know, and as many rows of the whole data set stand under
 * the new name as did under the old one; two that have the same new name were merged. A few shared texts alone are no
 * proof: rows that were handed out to several categories leave one in the test part, and it went to one of them.
 */
export function renamedLabels(
  pairs: readonly TextPair[],
  before: Counted,
  after: Counted,
): Map<string, string> {
  const [countsBefore, countsAfter] = [countsOf(before), countsOf(after)];
  const candidates = [...newNames(pairs)].filter(
    ([from, to]) => !countsAfter.has(from) && !countsBefore.has(to),
  );
  const moved = new Map<string, number>();
  for (const [from, to] of candidates) moved.set(to, (moved.get(to) ?? 0) + (countsBefore.get(from) ?? 0));
  const grown = after.usedRows - before.usedRows;
  // Rows that were added or taken away may be of this category.
  const agrees = (to: string) => {
    const more = (countsAfter.get(to) ?? 0) - (moved.get(to) ?? 0);
    return more >= Math.min(0, grown) && more <= Math.max(0, grown);
  };
  return new Map(candidates.filter(([, to]) => agrees(to)));
}

/** The one name that all shared texts of a category stand under in the second run, where there is one. */
function newNames(pairs: readonly TextPair[]): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { first, second } of pairs) {
    const found = names.get(first.truth);
    if (found) found.add(second.truth);
    else names.set(first.truth, new Set([second.truth]));
  }
  return new Map(
    [...names].flatMap(([from, found]) => {
      const [to] = found;
      return to !== undefined && found.size === 1 ? [[from, to] as const] : [];
    }),
  );
}

function countsOf({ labels }: Counted): Map<string, number> {
  return new Map(labels.map(({ label, count }) => [label, count]));
}
