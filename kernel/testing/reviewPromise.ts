/** Whether the human-review dial keeps its promises: limits chosen on validation, checked on test, over many splits. */
import type { Example } from '../../core/contract/dataset.ts';
import { promisedAgreements } from '../../core/contract/evaluation.ts';
import type { ReviewPoint } from '../../core/contract/evaluation.ts';
import { groupNumbers } from '../../core/dataset/groupExamples.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { fitTemperature } from '../../core/training/calibration.ts';
import { reviewPoints, reviewSettings } from '../../core/training/reviewDial.ts';
import type { JudgedPrediction } from '../../core/training/reviewThreshold.ts';
import { judgedPredictions } from '../scoring/judgedPredictions.ts';
import { openRepeatedTraining } from './repeatedTraining.ts';

/** One split: the dial, and the test predictions it was checked on. */
export interface PromiseTrial {
  readonly points: readonly ReviewPoint[];
  readonly judged: readonly JudgedPrediction[];
}

export interface PromiseKept {
  readonly promise: number;
  /** Share of the splits in which test misses the promise by at most two points. */
  readonly kept: number;
  /** Share that goes without review, over that of the one limit which keeps the promise best on all test parts together. */
  readonly coverage: number;
  readonly automaticShare: number;
  /** Share of right ones among all that went without review. */
  readonly agreement: number;
}

/** What a result may fall short of its promise by. */
const tolerance = 0.02;

/** The dial of each split, the loosest promise first. */
export async function* promiseTrials(
  examples: readonly Example[],
  repeats: number,
): AsyncGenerator<PromiseTrial> {
  const { labels, truth, train } = await openRepeatedTraining(examples, { seed: 1 });
  const numbers = groupNumbers(examples);
  const placeOf = new Map(examples.map(({ rowNumber }, place) => [rowNumber, place]));
  const placesOf = (rows: readonly number[]) => rows.flatMap((row) => placeOf.get(row) ?? []);
  const truthOf = (places: readonly number[]) => Int32Array.from(places, (place) => truth[place] ?? 0);
  const labelCount = labels.length;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const split = splitExamples(examples, { seed: repeat, validationShare: 0.1, testShare: 0.1 });
    const own = placesOf(split.train);
    const validation = placesOf(split.validation);
    const test = placesOf(split.test);
    const logits = (await train(own)).score(validation);
    const temperature = fitTemperature({ logits, labels: truthOf(validation), labelCount });
    const common = { labelCount, temperature };
    const groups = Int32Array.from(validation, (place) => numbers[place] ?? 0);
    const settings = reviewSettings(
      judgedPredictions({ ...common, logits, truth: truthOf(validation), groups }),
    );
    // What is delivered has learnt from validation too.
    const delivered = await train([...own, ...validation]);
    const judged = judgedPredictions({ ...common, logits: delivered.score(test), truth: truthOf(test) });
    yield { points: reviewPoints(settings, judged), judged };
  }
}

/** One figure for each promise, over all splits. */
export function promisesKept(trials: readonly PromiseTrial[]): PromiseKept[] {
  const judged = trials.flatMap((trial) => trial.judged);
  return promisedAgreements.map((promise, i) => {
    const points = trials.flatMap((trial) => trial.points[i] ?? []);
    const mean = (value: (point: ReviewPoint) => number) =>
      points.reduce((total, point) => total + value(point), 0) / points.length;
    const share = mean(({ automaticShare }) => automaticShare);
    const best = bestShare(judged, promise);
    return {
      promise,
      kept: mean(({ agreement }) => Number((agreement ?? 1) >= promise - tolerance)),
      coverage: best === 0 ? 1 : share / best,
      automaticShare: share,
      agreement: share === 0 ? 1 : mean((point) => point.automaticShare * (point.agreement ?? 0)) / share,
    };
  });
}

/** The largest share that one limit, chosen with the answers in hand, could let through with the promise kept. */
function bestShare(judged: readonly JudgedPrediction[], promise: number): number {
  const sorted = judged.toSorted((a, b) => b.confidence - a.confidence);
  let [right, best] = [0, 0];
  for (const [i, { confidence, isRight }] of sorted.entries()) {
    right += Number(isRight);
    const isTied = sorted[i + 1]?.confidence === confidence;
    if (!isTied && right >= promise * (i + 1) - 1e-9) best = i + 1;
  }
  return best / Math.max(1, judged.length);
}
