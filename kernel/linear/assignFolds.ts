/** Divides prepared rows into folds: groups of examples that belong together are whole, and every category is spread evenly. */
import { shuffledIndices } from '../data/seededRandom.ts';
import type { PreparedRows } from './prepareRows.ts';

export interface FoldOptions {
  readonly folds: number;
  readonly seed: number;
  /** Group (process, text, near copy) of each example of the data that the rows were prepared from; any numbers. */
  readonly groups: ArrayLike<number>;
}

type Rows = Pick<PreparedRows, 'origin' | 'labels' | 'labelCount'>;

/** The fold of each row, 0 … folds−1. The largest groups are placed first, each where its categories have the fewest rows. */
export function assignFolds(
  { origin, labels, labelCount }: Rows,
  { folds, seed, groups }: FoldOptions,
): Int32Array {
  const together = rowsByGroup(origin, groups);
  const order = Array.from(shuffledIndices(together.length, seed), (i) => together[i]!);
  order.sort((a, b) => b.length - a.length);
  const counts = Array.from({ length: folds }, () => new Int32Array(labelCount));
  const foldOf = new Int32Array(origin.length);
  for (const rows of order) {
    const alike = counts.map((own) => rows.reduce((sum, row) => sum + own[labels[row]!]!, 0));
    // Categories begin with different folds, so that small ones do not all fill the first.
    const first = labels[rows[0]!]!;
    let fold = first % folds;
    for (let i = 1; i < folds; i++)
      if (alike[(first + i) % folds]! < alike[fold]!) fold = (first + i) % folds;
    for (const row of rows) {
      foldOf[row] = fold;
      counts[fold]![labels[row]!]! += 1;
    }
  }
  return foldOf;
}

/** In the order of their first rows: the numbers of the groups depend on the order of the file. */
export function rowsByGroup(origin: Int32Array, groups: ArrayLike<number>): number[][] {
  const found = new Map<number, number[]>();
  for (const [row, place] of origin.entries()) {
    const own = found.get(groups[place]!);
    if (own) own.push(row);
    else found.set(groups[place]!, [row]);
  }
  return [...found.values()];
}
