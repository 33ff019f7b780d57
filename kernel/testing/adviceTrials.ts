/** Whether advice about more examples comes true: examples are kept back, the advice is given without them, then they are added. */
import * as z from 'zod';
import type { Example } from '../../core/contract/dataset.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { adviseMore } from '../../core/training/moreExamples.ts';
import { shuffledIndices } from '../data/seededRandom.ts';
import { growthEvidence } from '../linear/growthEvidence.ts';
import { openRepeatedTraining } from './repeatedTraining.ts';
import type { RepeatedTraining } from './repeatedTraining.ts';

export const adviceTrialSchema = z.object({
  label: z.string(),
  count: z.int(),
  more: z.int(),
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  /** How far the category's share of recognised texts really rose on texts that were never learnt from. */
  truth: z.number(),
});
export type AdviceTrial = z.infer<typeof adviceTrialSchema>;

export interface TrialTask {
  readonly examples: readonly Example[];
  /** Part of every category that is there at first. */
  readonly keptShare: number;
  /** So many categories, drawn by the seed from those with texts enough to see a rise, are advised on. */
  readonly categories: number;
  readonly seed: number;
}

/** Different choices of the examples that are added, for each category. */
const additions = 4;
/** Of fewer texts a rise of some points cannot be told from chance. */
const fewestAsked = 100;
/** Examples that advice speaks of at most. */
const mostAdded = 100;

/**
 * A part of the data set is advised on; then as many examples as the advice speaks of are added to one category at a
 * time. The truth is measured on the rest of that category's texts, none of which any of the models saw.
 */
export async function adviceTrials({
  examples,
  keptShare,
  categories,
  seed,
}: TrialTask): Promise<AdviceTrial[]> {
  const training = await openRepeatedTraining(examples, { seed });
  const { labels, truth } = training;
  const kept: number[][] = [];
  const rest: number[][] = [];
  for (const label of labels.keys()) {
    const own = shuffle(
      [...truth.keys()].filter((place) => truth[place] === label),
      seed + label,
    );
    kept.push(own.slice(0, Math.round(keptShare * own.length)));
    rest.push(own.slice(Math.round(keptShare * own.length)));
  }
  const start = kept.flat();
  const able = [...labels.keys()].filter((label) => (rest[label]?.length ?? 0) >= mostAdded + fewestAsked);
  const chosen = shuffle(able, seed).slice(0, categories);
  const advice = await adviceOn(
    start.flatMap((place) => examples[place] ?? []),
    { chosen, labels, seed },
  );
  const trials: AdviceTrial[] = [];
  for (const [i, label] of chosen.entries()) {
    const own = advice[i];
    const others = rest[label] ?? [];
    if (!own) throw new Error('a category without advice');
    const { more, expected, low, high } = own;
    trials.push({
      label: labels[label] ?? '',
      count: kept[label]?.length ?? 0,
      more,
      expected,
      low,
      high,
      truth: await riseOf(training, { start, others, more, seed }),
    });
  }
  return trials;
}

interface Addition {
  /** What the advice was given on. */
  readonly start: readonly number[];
  /** Texts of the category beside those. */
  readonly others: readonly number[];
  readonly more: number;
  readonly seed: number;
}

/** Mean rise of the share of recognised texts over several choices of the examples that are added. */
async function riseOf({ train }: RepeatedTraining, { start, others, more, seed }: Addition): Promise<number> {
  const rightBefore = (await train([...start])).right(others);
  const before = new Map(others.map((place, i) => [place, rightBefore[i] ?? 0]));
  let rises = 0;
  for (let addition = 0; addition < additions; addition++) {
    const drawn = shuffle(others, seed + 1000 * (addition + 1));
    const asked = drawn.slice(more);
    const after = (await train([...start, ...drawn.slice(0, more)])).right(asked);
    const gained = asked.map((place, i) => (after[i] ?? 0) - (before.get(place) ?? 0));
    rises += gained.reduce((sum, one) => sum + one, 0) / asked.length;
  }
  return rises / additions;
}

interface AdviceQuestion {
  readonly chosen: readonly number[];
  readonly labels: readonly string[];
  readonly seed: number;
}

/** The product's advice on the chosen categories. */
async function adviceOn(examples: readonly Example[], { chosen, labels, seed }: AdviceQuestion) {
  const data = {
    texts: examples.map(({ text }) => text),
    labels: Int32Array.from(examples, ({ label }) => labels.indexOf(label)),
    labelCount: labels.length,
    groups: groupNumbers(examples),
  };
  return adviseMore(await growthEvidence(data, { seed }, { choose: () => chosen }));
}

function shuffle(list: readonly number[], seed: number): number[] {
  return [...shuffledIndices(list.length, seed)].flatMap((place) => list[place] ?? []);
}
