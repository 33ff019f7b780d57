/** Whether the interval that a result shows holds what the model is really worth: many splits, a training for each. */
import type { Example } from '../../core/contract/dataset.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { wilsonInterval } from '../../core/training/interval.ts';
import { computeScores } from '../../core/training/scores.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { openRepeatedTraining } from './repeatedTraining.ts';

export interface IntervalCoverage {
  /** Share of the intervals shown that hold the accuracy on the held-back half. */
  readonly shown: number;
  /** The same for Wilson's interval over the rows, as if each stood alone. */
  readonly rows: number;
  /** Mean width of the intervals shown. */
  readonly width: number;
  /** Mean accuracy on the test part and on the held-back half. */
  readonly tested: number;
  readonly held: number;
}

/**
 * Half of the examples, grouped as the product groups them, is held back; what is left is split, trained and tested as
 * the product does. `repeats` times, each with splits of its own.
 */
export async function intervalCoverage(
  examples: readonly Example[],
  repeats: number,
): Promise<IntervalCoverage> {
  const { labels, truth, train } = await openRepeatedTraining(examples, { seed: 1 });
  const numbers = groupNumbers(examples);
  const placeOf = new Map(examples.map(({ rowNumber }, place) => [rowNumber, place]));
  const placesOf = (rows: readonly number[]) => rows.flatMap((row) => placeOf.get(row) ?? []);
  const sums = { shown: 0, rows: 0, width: 0, tested: 0, held: 0 };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const half = splitExamples(examples, { seed: 2 * repeat, validationShare: 0, testShare: 0.5 });
    const own = placesOf(half.train).flatMap((place) => examples[place] ?? []);
    const split = splitExamples(own, { seed: 2 * repeat + 1, validationShare: 0.1, testShare: 0.1 });
    const model = await train(placesOf([...split.train, ...split.validation]));
    const test = placesOf(split.test);
    const scores = computeScores({
      truth: test.map((place) => truth[place] ?? 0),
      predicted: bestPrediction(model.score(test), labels.length),
      labels,
      groups: test.map((place) => numbers[place] ?? 0),
    });
    const right = model.right(placesOf(half.test));
    const held = right.reduce((sum, one) => sum + one, 0) / right.length;
    const holds = ({ low, high }: { low: number; high: number }) => Number(low <= held && held <= high);
    sums.shown += holds(scores.interval);
    sums.rows += holds(wilsonInterval(Math.round(scores.accuracy * scores.count), scores.count));
    sums.width += scores.interval.high - scores.interval.low;
    sums.tested += scores.accuracy;
    sums.held += held;
  }
  return {
    shown: sums.shown / repeats,
    rows: sums.rows / repeats,
    width: sums.width / repeats,
    tested: sums.tested / repeats,
    held: sums.held / repeats,
  };
}
