/** Runs of words by which a copied text is recognised, whatever its case, accents and signs. */

export interface WordRunLimits {
  /** Words of one run. */
  readonly inARow: number;
  /** Texts of as many words or fewer are formulas that everybody uses, and have no run. */
  readonly formula: number;
}

/** Every run of that many words, or the whole text where it has fewer. */
export function* wordRuns(text: string, { inARow, formula }: WordRunLimits): Generator<string> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length <= formula) return;
  for (let i = 0; i <= Math.max(0, words.length - inARow); i++) yield words.slice(i, i + inARow).join(' ');
}
