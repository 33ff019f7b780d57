/** How alike texts are by their words and runs of characters: cosines of their TF-IDF rows, the rarity taken from them alone. */
import { createVectorizer } from './createVectorizer.ts';
import { learnVocabulary } from './learnVocabulary.ts';
import { createPacer } from './pacer.ts';
import type { Patience } from './pacer.ts';
import { vectorizerSettings } from './prepareRows.ts';
import type { SparseRows } from './sparseRows.ts';

/** By the places of two texts: 0 nothing in common, 1 the same. */
export type TextSimilarity = (one: number, other: number) => number;

const maxColumns = 1_000_000;

/** Each text is compared with each: memory and time grow with the square of their number. */
export async function textSimilarity(
  texts: readonly string[],
  patience: Patience = {},
): Promise<TextSimilarity> {
  const pacer = createPacer(patience);
  const limits = { minTexts: 1, maxColumns };
  const vocabulary = await learnVocabulary(
    { texts, settings: vectorizerSettings, limits },
    pacer.part(0, 0.5),
  );
  const rows = createVectorizer(vocabulary, vectorizerSettings).vectorize(texts);
  const count = texts.length;
  const cosines = new Float32Array(count * count);
  const lengths = Float64Array.from({ length: count }, (_, row) => lengthOf(rows, row));
  const dense = new Float64Array(rows.width);
  for (let one = 0; one < count; one++) {
    spread(rows, one, dense);
    for (let other = one; other < count; other++) {
      const scale = lengths[one]! * lengths[other]!;
      const cosine = scale === 0 ? 0 : Math.min(1, dotWith(rows, other, dense) / scale);
      cosines[one * count + other] = cosine;
      cosines[other * count + one] = cosine;
    }
    clear(rows, one, dense);
    await pacer.part(0.5, 1).rest(one / count);
  }
  return (one, other) => cosines[one * count + other] ?? 0;
}

function spread({ starts, columns, values }: SparseRows, row: number, dense: Float64Array): void {
  for (let k = starts[row]!; k < starts[row + 1]!; k++) dense[columns[k]!] = values[k]!;
}

function clear({ starts, columns }: SparseRows, row: number, dense: Float64Array): void {
  for (let k = starts[row]!; k < starts[row + 1]!; k++) dense[columns[k]!] = 0;
}

function dotWith({ starts, columns, values }: SparseRows, row: number, dense: Float64Array): number {
  let sum = 0;
  for (let k = starts[row]!; k < starts[row + 1]!; k++) sum += dense[columns[k]!]! * values[k]!;
  return sum;
}

function lengthOf({ starts, values }: SparseRows, row: number): number {
  let squares = 0;
  for (let k = starts[row]!; k < starts[row + 1]!; k++) squares += values[k]! * values[k]!;
  return Math.sqrt(squares);
}
