/** Whether the words an explanation names are those the model decides by: without them the score must fall. */
import { seededRandom, shuffledIndices } from '../data/seededRandom.ts';
import { explainText, withoutWords } from '../scoring/explainText.ts';
import type { Explanation } from '../scoring/explainText.ts';
import { openModel } from '../scoring/openModel.ts';
import { predictionsOf } from '../scoring/predictions.ts';

export interface Faithfulness {
  /** Mean fall of the category's probability without the words named first, and without as many random ones. */
  readonly named: number;
  readonly random: number;
  /** Standard error of the difference of the two. */
  readonly error: number;
  readonly texts: number;
}

/** Words left out, of each text. */
const leftShare = 0.2;
/** Random choices of as many words, for each text. */
const draws = 5;
/** Fewer words leave nothing to choose from. */
const fewestWords = 4;

/** Of the explanations that the model in this folder gives of these texts. */
export async function faithfulness(folder: string, texts: readonly string[]): Promise<Faithfulness> {
  const model = await openModel(folder, { threads: 2 });
  try {
    const falls: { named: number; random: number }[] = [];
    for (const [i, text] of texts.entries()) {
      const explanation = await explainText(model, text);
      const { prediction, words } = explanation;
      if (words.length < fewestWords) continue;
      const shortened = [named(explanation), ...randomly(explanation, i)].map((left) =>
        withoutWords(text, left),
      );
      const rest = predictionsOf(await model.scorer.score(shortened), model.manifest);
      const label = model.manifest.labels.indexOf(prediction.label);
      const [first = 0, ...others] = rest.map(
        ({ probabilities }) => prediction.confidence - (probabilities[label] ?? 0),
      );
      falls.push({ named: first, random: mean(others) });
    }
    const differences = falls.map((fall) => fall.named - fall.random);
    const spread = Math.sqrt(mean(differences.map((value) => (value - mean(differences)) ** 2)));
    return {
      named: mean(falls.map((fall) => fall.named)),
      random: mean(falls.map((fall) => fall.random)),
      error: spread / Math.sqrt(Math.max(1, falls.length)),
      texts: falls.length,
    };
  } finally {
    await model.scorer.close();
  }
}

function countOf({ words }: Explanation): number {
  return Math.max(1, Math.round(leftShare * words.length));
}

function named(explanation: Explanation) {
  return explanation.words.toSorted((a, b) => b.weight - a.weight).slice(0, countOf(explanation));
}

function randomly(explanation: Explanation, seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () =>
    [...shuffledIndices(explanation.words.length, random())]
      .slice(0, countOf(explanation))
      .flatMap((place) => explanation.words[place] ?? []),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
