/** Whether the interval that a result shows holds what the model is really worth: many splits, a training for each. */
import type { Example } from '../../core/contract/dataset.ts';
import type { Interval } from '../../core/contract/evaluation.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { wilsonInterval } from '../../core/training/interval.ts';
import { computeScores } from '../../core/training/scores.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { openRepeatedTraining } from './repeatedTraining.ts';

/** One split and training. */
export interface IntervalTrial {
  readonly shown: Interval;
  /** Wilson's interval over the rows, as if each stood alone. */
  readonly rows: Interval;
  /** Accuracy on the test part, and on the held-back half with its categories weighted as in the test part. */
  readonly tested: number;
  readonly held: number;
  /** Accuracy on the held-back half as it is. */
  readonly unweighted: number;
}

export interface IntervalCoverage {
  readonly trials: number;
  /** Share of the intervals shown that hold the accuracy on the held-back half. */
  readonly shown: number;
  readonly rows: number;
  /** Share of the intervals shown that hold the accuracy on the held-back half as it is. */
  readonly unweighted: number;
  /** Means. */
  readonly width: number;
  readonly tested: number;
  readonly held: number;
}

/**
 * Half of the examples, grouped as the product groups them, is held back; what is left is split, trained and tested as
 * the product does. `repeats` times, each with splits of its own. Groups that no test part of this size may hold, because
 * they would decide its figures alone, are learnt from in every split: no interval speaks of them, so they do not count.
 * Without them the held-back half has other shares of the categories than the test part, whose single texts make up for
 * the large groups; the interval speaks of categories in the shares that were tested, and so they are weighted.
 */
export async function* intervalTrials(
  examples: readonly Example[],
  repeats: number,
): AsyncGenerator<IntervalTrial> {
  const { labels, truth, train } = await openRepeatedTraining(examples, { seed: 1 });
  const numbers = groupNumbers(examples);
  const sizes = new Map<number, number>();
  for (const number of numbers) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  const typical = (2 * examples.length) / sizes.size;
  const placeOf = new Map(examples.map(({ rowNumber }, place) => [rowNumber, place]));
  const placesOf = (rows: readonly number[]) => rows.flatMap((row) => placeOf.get(row) ?? []);
  for (let repeat = 0; repeat < repeats; repeat++) {
    const half = splitExamples(examples, { seed: 2 * repeat, validationShare: 0, testShare: 0.5 });
    const own = placesOf(half.train).flatMap((place) => examples[place] ?? []);
    const split = splitExamples(own, { seed: 2 * repeat + 1, validationShare: 0.1, testShare: 0.1 });
    const model = await train(placesOf([...split.train, ...split.validation]));
    const test = placesOf(split.test);
    const { accuracy, count, interval } = computeScores({
      truth: test.map((place) => truth[place] ?? 0),
      predicted: bestPrediction(model.score(test), labels.length),
      labels,
      groups: test.map((place) => numbers[place] ?? 0),
    });
    const rows = wilsonInterval(Math.round(accuracy * count), count);
    const held = placesOf(half.test).filter(
      (place) => (sizes.get(numbers[place] ?? 0) ?? 0) <= largestTested(count, typical),
    );
    const right = model.right(held);
    const labelOf = (place: number) => truth[place] ?? 0;
    yield {
      shown: interval,
      rows,
      tested: accuracy,
      held: inSharesOf(test.map(labelOf), { labels: held.map(labelOf), right }),
      unweighted: mean(right),
    };
  }
}

export function coverageOf(trials: readonly IntervalTrial[]): IntervalCoverage {
  const holds = ({ low, high }: Interval, held: number) => Number(low <= held && held <= high);
  return {
    trials: trials.length,
    shown: mean(trials.map(({ shown, held }) => holds(shown, held))),
    rows: mean(trials.map(({ rows, held }) => holds(rows, held))),
    unweighted: mean(trials.map(({ shown, unweighted }) => holds(shown, unweighted))),
    width: mean(trials.map(({ shown: { low, high } }) => high - low)),
    tested: mean(trials.map(({ tested }) => tested)),
    held: mean(trials.map(({ held }) => held)),
  };
}

interface Answered {
  readonly labels: readonly number[];
  /** 1 where the answer was right. */
  readonly right: readonly number[];
}

/** Mean of the categories' accuracies, each with the share it has among `tested`; categories not answered are left out. */
export function inSharesOf(tested: readonly number[], { labels, right }: Answered): number {
  const [rights, counts] = [new Map<number, number>(), new Map<number, number>()];
  for (const [i, label] of labels.entries()) {
    rights.set(label, (rights.get(label) ?? 0) + (right[i] ?? 0));
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return mean(
    tested.flatMap((label) => {
      const count = counts.get(label);
      return count === undefined ? [] : (rights.get(label) ?? 0) / count;
    }),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Examples of the largest group that a test part of so many may hold (core/dataset/allotment.ts). */
function largestTested(count: number, typical: number): number {
  return Math.max(2, typical, 0.05 * count);
}
