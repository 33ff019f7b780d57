/** Whether advice about more examples comes true: examples are kept back, the advice is given without them, then they are added. */
import type { Example } from '../../core/contract/dataset.ts';
import { adviseMore } from '../../core/training/moreExamples.ts';
import { shuffledIndices } from '../data/seededRandom.ts';
import { growthEvidence } from '../linear/growthEvidence.ts';
import { openRepeatedTraining } from './repeatedTraining.ts';

export interface AdviceTrial {
  readonly label: string;
  readonly count: number;
  readonly more: number;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** How far the category's share of recognised texts really rose on texts that were never learnt from. */
  readonly truth: number;
}

export interface TrialTask {
  readonly examples: readonly Example[];
  /** Categories to thin out, and how many examples each keeps at first. */
  readonly categories: number;
  readonly kept: number;
  readonly seed: number;
}

/** Different choices of the examples that are added, for each category. */
const additions = 4;

/**
 * Some categories are thinned to `kept` examples and advised on; then as many as the advice speaks of are added to one of
 * them at a time. The truth is measured on the rest of the category's texts, none of which was in the thinned set.
 */
export async function adviceTrials({ examples, categories, kept, seed }: TrialTask): Promise<AdviceTrial[]> {
  const { labels, truth, train } = await openRepeatedTraining(examples, { seed });
  const places = labels.map((_, label) =>
    shuffle(
      [...truth.keys()].filter((place) => truth[place] === label),
      seed + label,
    ),
  );
  // A category needs texts to keep, to add and to ask about.
  const able = shuffle([...labels.keys()], seed).filter((label) => (places[label]?.length ?? 0) >= 3 * kept);
  const thinned = able.slice(0, categories);
  const start = places.flatMap((own, label) => (thinned.includes(label) ? own.slice(0, kept) : own));
  const advice = await adviceOn(
    start.flatMap((place) => examples[place] ?? []),
    { thinned, labels, seed },
  );
  const before = await train(start);
  const trials: AdviceTrial[] = [];
  const rightBefore = new Map(
    thinned.flatMap((label) => {
      const rest = places[label]?.slice(kept) ?? [];
      const right = before.right(rest);
      return rest.map((place, i) => [place, right[i] ?? 0] as const);
    }),
  );
  for (const [i, label] of thinned.entries()) {
    const own = advice[i];
    const rest = places[label]?.slice(kept) ?? [];
    if (!own) throw new Error('a category without advice');
    let rises = 0;
    for (let addition = 0; addition < additions; addition++) {
      const drawn = shuffle(rest, seed + 1000 * (addition + 1));
      const asked = drawn.slice(own.more);
      const after = (await train([...start, ...drawn.slice(0, own.more)])).right(asked);
      const gained = asked.map((place, j) => (after[j] ?? 0) - (rightBefore.get(place) ?? 0));
      rises += gained.reduce((sum, one) => sum + one, 0) / asked.length;
    }
    const { more, expected, low, high } = own;
    const name = labels[label] ?? '';
    trials.push({ label: name, count: kept, more, expected, low, high, truth: rises / additions });
  }
  return trials;
}

interface AdviceQuestion {
  readonly thinned: readonly number[];
  readonly labels: readonly string[];
  readonly seed: number;
}

/** The product's advice on the thinned categories. */
async function adviceOn(examples: readonly Example[], { thinned, labels, seed }: AdviceQuestion) {
  const data = {
    texts: examples.map(({ text }) => text),
    labels: Int32Array.from(examples, ({ label }) => labels.indexOf(label)),
    labelCount: labels.length,
  };
  return adviseMore(await growthEvidence(data, { seed }, { choose: () => thinned }));
}

function shuffle(list: readonly number[], seed: number): number[] {
  return [...shuffledIndices(list.length, seed)].flatMap((place) => list[place] ?? []);
}
