/** Which texts of two test parts belong together, as far as either run knows. */
import { apart, join, root } from '../dataset/unionFind.ts';
import type { TextPair } from './matchTexts.ts';

/**
 * Number of the group of each pair. The runs may have grouped differently, because a data set that grew joins texts that
 * stood alone: what one of them put together stays together. A text that stands there twice is one text in any case.
 */
export function pairGroups(pairs: readonly TextPair[]): Int32Array {
  const parent = apart(pairs.length);
  const firstWith = new Map<string, number>();
  for (const [i, { first, second }] of pairs.entries()) {
    const marks = [
      `key:${first.key}`,
      ...(first.group === undefined ? [] : [`first:${first.group}`]),
      ...(second.group === undefined ? [] : [`second:${second.group}`]),
    ];
    for (const mark of marks) {
      const other = firstWith.get(mark);
      if (other === undefined) firstWith.set(mark, i);
      else join(parent, i, other);
    }
  }
  return parent.map((_, i) => root(parent, i));
}
