/** Whether the human-review dial keeps its promises: limits chosen on validation, checked on test, over many splits. */
import type { Example } from '../../core/contract/dataset.ts';
import { promisedAgreements } from '../../core/contract/evaluation.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { fitTemperature } from '../../core/training/calibration.ts';
import { reviewPoints, reviewSettings } from '../../core/training/reviewDial.ts';
import type { JudgedPrediction } from '../../core/training/reviewThreshold.ts';
import { judgedPredictions } from '../scoring/judgedPredictions.ts';
import { openRepeatedTraining } from './repeatedTraining.ts';
import type { RepeatedOptions } from './repeatedTraining.ts';

export interface PromiseKept {
  readonly promise: number;
  /** Share of the splits in which test misses the promise by at most two points. */
  readonly kept: number;
  /** Mean share that goes without review, over the mean share that the best limit for the test part would give. */
  readonly coverage: number;
  readonly automaticShare: number;
  /** Share of right ones among all that went without review. */
  readonly agreement: number;
}

export interface PromiseTask extends RepeatedOptions {
  readonly examples: readonly Example[];
  readonly repeats: number;
}

/** What a result may fall short of its promise by. */
const tolerance = 0.02;

export async function reviewPromise({ examples, repeats, ...options }: PromiseTask): Promise<PromiseKept[]> {
  const { labels, truth, train } = await openRepeatedTraining(examples, options);
  const placeOf = new Map(examples.map(({ rowNumber }, place) => [rowNumber, place]));
  const placesOf = (rows: readonly number[]) => rows.flatMap((row) => placeOf.get(row) ?? []);
  const truthOf = (places: readonly number[]) => Int32Array.from(places, (place) => truth[place] ?? 0);
  const sums = promisedAgreements.map((promise) => ({ promise, kept: 0, share: 0, best: 0, right: 0 }));
  for (let repeat = 0; repeat < repeats; repeat++) {
    const split = splitExamples(examples, { seed: repeat, validationShare: 0.1, testShare: 0.1 });
    const own = placesOf(split.train);
    const validation = placesOf(split.validation);
    const test = placesOf(split.test);
    const logits = (await train(own)).score(validation);
    const labelCount = labels.length;
    const temperature = fitTemperature({ logits, labels: truthOf(validation), labelCount });
    const common = { labelCount, temperature };
    const settings = reviewSettings(judgedPredictions({ ...common, logits, truth: truthOf(validation) }));
    // What is delivered has learnt from validation too.
    const delivered = await train([...own, ...validation]);
    const judged = judgedPredictions({ ...common, logits: delivered.score(test), truth: truthOf(test) });
    for (const [i, { promise, automaticShare, agreement }] of reviewPoints(settings, judged).entries()) {
      const sum = sums[i];
      if (!sum) throw new Error('a promise without its sum');
      sum.kept += Number(agreement === null || agreement >= promise - tolerance);
      sum.share += automaticShare;
      sum.best += bestShare(judged, promise);
      sum.right += automaticShare * (agreement ?? 0);
    }
  }
  return sums.map(({ promise, kept, share, best, right }) => ({
    promise,
    kept: kept / repeats,
    coverage: best === 0 ? 1 : share / best,
    automaticShare: share / repeats,
    agreement: share === 0 ? 1 : right / share,
  }));
}

/** The largest share that a limit chosen with the answers in hand could let through with the promise kept. */
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
