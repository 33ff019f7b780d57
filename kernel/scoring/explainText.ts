/** Which words decided: each is left out in turn, and what the category's probability loses is its weight. */
import type { Prediction } from '../../core/contract/kernelAnswer.ts';
import { placeholderPattern } from '../../core/dataset/personalData/placeholder.ts';
import type { OpenedModel } from './openModel.ts';
import { predictionsOf } from './predictions.ts';
import type { Between } from './scorer.ts';

/** One word, or neighbouring words of a long text. */
export interface WordGroup {
  readonly word: string;
  /** Place in the text, in characters. */
  readonly start: number;
}

export interface WeightedWord extends WordGroup {
  /** How much the probability of the category falls (0 to 1) when the word is left out. */
  readonly weight: number;
}

export interface Explanation {
  readonly prediction: Prediction;
  /** In the order of the text. */
  readonly words: WeightedWord[];
}

/** Longer texts are explained by groups of neighbouring words: the text is read once for each. */
const maxGroups = 150;
const minGroups = 20;
/** Words read in all, where the groups are not too coarse then: some ten seconds. */
const maxWordsRead = 40_000;

export async function explainText(
  { scorer, manifest }: Pick<OpenedModel, 'scorer' | 'manifest'>,
  text: string,
  between?: Between,
): Promise<Explanation> {
  const groups = wordGroups(text);
  const shortened = groups.map((group) => withoutWords(text, [group]));
  const logits = await scorer.score([text, ...shortened], between);
  const [prediction, ...without] = predictionsOf(logits, manifest);
  if (!prediction) throw new Error('the whole text has no prediction');
  const label = manifest.labels.indexOf(prediction.label);
  const words = groups.map((group, i) => ({
    ...group,
    weight: prediction.confidence - (without[i]?.probabilities[label] ?? prediction.confidence),
  }));
  return { prediction, words };
}

/** The text with some of its words left out; the spaces around them stay. */
export function withoutWords(text: string, left: readonly WordGroup[]): string {
  return left
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { start, word }) => rest.slice(0, start) + rest.slice(start + word.length), text);
}

/** Between spaces; a placeholder of masked data is part of a word, or one by itself. */
const wordForm = new RegExp(`(?:${placeholderPattern}|\\S)+`, 'gu');

function wordGroups(text: string): WordGroup[] {
  const words = [...text.matchAll(wordForm)];
  const groupCount = Math.min(maxGroups, Math.max(minGroups, Math.floor(maxWordsRead / words.length)));
  const perGroup = Math.ceil(words.length / groupCount);
  const groups: WordGroup[] = [];
  for (let i = 0; i < words.length; i += perGroup) {
    const first = words[i];
    const last = words[Math.min(i + perGroup, words.length) - 1];
    if (!first || !last) continue;
    groups.push({ start: first.index, word: text.slice(first.index, last.index + last[0].length) });
  }
  return groups;
}
