/** Divides prepared rows into folds: groups of identical texts, spread evenly within each category. */
import { shuffledIndices } from '../data/seededRandom.ts';
import type { PreparedRows } from './prepareRows.ts';

export interface FoldOptions {
  readonly folds: number;
  readonly seed: number;
  /** Texts of the data that the rows were prepared from. */
  readonly texts: readonly string[];
}

/** The fold of each row, 0 … folds−1. */
export function assignFolds(
  { origin, labels, labelCount }: PreparedRows,
  { folds, seed, texts }: FoldOptions,
): Int32Array {
  const firsts = Int32Array.from(origin.keys()).filter(
    (row) => row === 0 || texts[origin[row]!] !== texts[origin[row - 1]!],
  );
  const foldOf = new Int32Array(origin.length);
  // Categories begin with different folds, so that small ones do not all fill the first.
  const next = Int32Array.from({ length: labelCount }, (_, label) => label);
  for (const group of shuffledIndices(firsts.length, seed)) {
    const first = firsts[group]!;
    const fold = next[labels[first]!]!++ % folds;
    foldOf.fill(fold, first, firsts[group + 1] ?? origin.length);
  }
  return foldOf;
}
