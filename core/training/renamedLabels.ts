/** Categories that were given another name between two runs: that is no correction of single labels. */
import type { TextPair } from './matchTexts.ts';

/**
 * From the first run's name to the second's. A category is renamed where all its shared texts stand under one other
 * name, and the second run does not know the old one any more; two that have the same new name were merged.
 */
export function renamedLabels(
  pairs: readonly TextPair[],
  knownToSecond: ReadonlySet<string>,
): Map<string, string> {
  const names = new Map<string, Set<string>>();
  for (const { first, second } of pairs) {
    const found = names.get(first.truth);
    if (found) found.add(second.truth);
    else names.set(first.truth, new Set([second.truth]));
  }
  return new Map(
    [...names].flatMap(([from, found]) => {
      const [to] = found;
      return to !== undefined && found.size === 1 && !knownToSecond.has(from) ? [[from, to] as const] : [];
    }),
  );
}
