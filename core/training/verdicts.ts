/** Quality in words: the rules of product design 7.2 and three more, as data. Sentences: core/text, `verdicts`. */
import type { Interval, Verdict } from '../contract/evaluation.ts';
import type { Stage } from '../contract/runConfig.ts';

/** Shares are 0 to 1. Accuracy and macro F1 are of the test part. */
export interface QualityFacts {
  readonly stage: Stage;
  readonly accuracy: number;
  readonly macroF1: number;
  /** Where the accuracy lies at 95 %. */
  readonly interval: Interval;
  /** Of the simple method on the same test texts. */
  readonly baselineAccuracy: number;
  readonly trainAccuracy: number;
  readonly validationAccuracy: number;
  /** Validation accuracy of each finished round, in order; empty where nothing was fine-tuned. */
  readonly roundAccuracies: readonly number[];
  /** Examples per category, over all parts. */
  readonly labelCounts: readonly number[];
}

interface QualityRule extends Verdict {
  readonly holds: (facts: QualityFacts) => boolean;
}

/** Exactly one of these holds. */
const overallRules: readonly QualityRule[] = [
  { code: 'excellent', tone: 'green', holds: ({ accuracy }) => accuracy > 0.95 },
  { code: 'good', tone: 'green', holds: ({ accuracy }) => accuracy >= 0.85 && accuracy <= 0.95 },
  { code: 'acceptable', tone: 'yellow', holds: ({ accuracy }) => accuracy >= 0.7 && accuracy < 0.85 },
  { code: 'poor', tone: 'red', holds: ({ accuracy }) => !(accuracy >= 0.7) },
];

const warningRules: readonly QualityRule[] = [
  {
    code: 'overfitting',
    tone: 'orange',
    holds: ({ trainAccuracy, validationAccuracy }) => trainAccuracy - validationAccuracy > 0.15,
  },
  {
    code: 'underfitting',
    tone: 'red',
    holds: ({ trainAccuracy, validationAccuracy }) => trainAccuracy < 0.7 && validationAccuracy < 0.7,
  },
  {
    code: 'class_imbalance_issue',
    tone: 'orange',
    holds: ({ accuracy, macroF1 }) => macroF1 < accuracy - 0.1,
  },
  {
    code: 'baseline_as_good',
    tone: 'neutral',
    holds: ({ stage, accuracy, baselineAccuracy }) => stage === 'baseline' || baselineAccuracy >= accuracy,
  },
  {
    code: 'still_improving',
    tone: 'neutral',
    holds: ({ stage, roundAccuracies }) => stage === 'fineTuned' && stillImproving(roundAccuracies),
  },
  { code: 'few_examples', tone: 'yellow', holds: ({ labelCounts }) => hasFewExamples(labelCounts) },
  {
    code: 'few_tested',
    tone: 'yellow',
    holds: ({ interval }) => interval.high - interval.low > widestInterval,
  },
];

/** A wider interval reaches over two of the verdicts above. */
const widestInterval = 0.15;

/** Below this many examples a category, on average, an accuracy says little and fine-tuning is a gamble. */
export const fewExamplesPerLabel = 30;

/** The overall verdict first, then every warning that applies. */
export function judgeQuality(facts: QualityFacts): Verdict[] {
  return [...overallRules, ...warningRules]
    .filter(({ holds }) => holds(facts))
    .map(({ code, tone }) => ({ code, tone }));
}

/** Whether the last round was the best one by more than half a point: more rounds would probably help. */
function stillImproving(accuracies: readonly number[]): boolean {
  const last = accuracies.at(-1);
  if (last === undefined || accuracies.length < 2) return false;
  return last > Math.max(...accuracies.slice(0, -1)) + 0.005;
}

/** Whether the categories have too few examples on average. */
export function hasFewExamples(labelCounts: readonly number[]): boolean {
  const total = labelCounts.reduce((sum, count) => sum + count, 0);
  return total < fewExamplesPerLabel * labelCounts.length;
}
