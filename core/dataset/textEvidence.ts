/**
 * How much the words of the texts tell about the values of another column: categories are what texts tell, a clerk's or
 * a region's name mostly is not. Naive Bayes over words (multinomial, add one half), learnt on half of a sample and tried
 * on the other half, both ways.
 */
import type { Table } from '../contract/table.ts';
import { textKey, tidy } from './foldText.ts';
import { seededHash } from './seededHash.ts';

/** Of a column, by its position in the table: 0 for no more than guessing, 1 for never wrong. */
export type TextEvidence = (label: number) => number;

const sampledRows = 1_500;
const fewestTried = 20;
/** More values than these are too many to learn from the sample. */
const mostValues = 100;
/** What chance may give on few rows. */
const noise = 0.15;

interface SampledText {
  readonly words: readonly string[];
  readonly cells: readonly string[];
  /** Equal texts are in one half, wherever their rows stand. */
  readonly half: number;
}

export function textEvidence({ rows }: Pick<Table, 'rows'>, text: number): TextEvidence {
  let sample: SampledText[] | undefined;
  return (label) => {
    sample ??= sampleTexts(rows, text);
    const known = sample.filter(({ cells }) => tidy(cells[label] ?? '') !== '');
    const values = new Set(known.map(({ cells }) => tidy(cells[label] ?? '')));
    if (known.length < fewestTried || values.size < 2 || values.size > mostValues) return 0;
    const halves = [0, 1].map((half) => known.filter((one) => one.half === half));
    const [first = [], second = []] = halves;
    const trials = [tryOn(first, second, label), tryOn(second, first, label)];
    const right = trials.reduce((sum, trial) => sum + trial.right, 0);
    const guessed = trials.reduce((sum, trial) => sum + trial.guessed, 0);
    const lift = (right - guessed) / Math.max(1, known.length - guessed);
    return Math.max(0, lift - noise) / (1 - noise);
  };
}

function sampleTexts(rows: Table['rows'], text: number): SampledText[] {
  const count = Math.min(rows.length, sampledRows);
  return Array.from({ length: count }, (_, i) => rows[Math.floor((i * rows.length) / count)]?.cells ?? [])
    .filter((cells) => tidy(cells[text] ?? '') !== '')
    .map((cells) => {
      const key = textKey(cells[text] ?? '');
      return { words: [...new Set(key.match(/\p{L}{2,}/gu) ?? [])], cells, half: seededHash(key, 0) % 2 };
    });
}

/** Texts told right by what was learnt, and by always saying the most frequent value. */
function tryOn(
  learnt: readonly SampledText[],
  tried: readonly SampledText[],
  label: number,
): { right: number; guessed: number } {
  const models = learn(learnt, label);
  const vocabulary = new Set(learnt.flatMap(({ words }) => words)).size;
  const mostFrequent = models.reduce<ValueModel | undefined>(
    (best, model) => (best === undefined || model.texts > best.texts ? model : best),
    undefined,
  );
  let right = 0;
  let guessed = 0;
  for (const { words, cells } of tried) {
    const truth = tidy(cells[label] ?? '');
    let best = -Infinity;
    let told = '';
    for (const model of models) {
      const score = scoreOf(model, words, vocabulary);
      if (score > best) [best, told] = [score, model.value];
    }
    if (told === truth) right++;
    if (mostFrequent?.value === truth) guessed++;
  }
  return { right, guessed };
}

interface ValueModel {
  readonly value: string;
  texts: number;
  wordsInAll: number;
  readonly counts: Map<string, number>;
}

function learn(texts: readonly SampledText[], label: number): ValueModel[] {
  const models = new Map<string, ValueModel>();
  for (const { words, cells } of texts) {
    const value = tidy(cells[label] ?? '');
    const model = models.get(value) ?? { value, texts: 0, wordsInAll: 0, counts: new Map<string, number>() };
    models.set(value, model);
    model.texts++;
    model.wordsInAll += words.length;
    for (const word of words) model.counts.set(word, (model.counts.get(word) ?? 0) + 1);
  }
  return [...models.values()];
}

function scoreOf(model: ValueModel, words: readonly string[], vocabulary: number): number {
  let score = Math.log(model.texts);
  for (const word of words)
    score += Math.log(((model.counts.get(word) ?? 0) + 0.5) / (model.wordsInAll + 0.5 * vocabulary));
  return score;
}
