/** Quality in words: the rules of product design 7.2 and the cases of 1.3, as data. Sentences: core/text, `verdicts`. */
import type { Interval, Verdict } from '../contract/evaluation.ts';
import type { Stage } from '../contract/runConfig.ts';
import type { Adjustment } from '../contract/runRecord.ts';
import { isSkewed } from './classWeights.ts';
import { surelyBelow } from './mcNemar.ts';

/** What the answers to any set of labelled texts say. Shares are 0 to 1. */
export interface ScoreFacts {
  readonly accuracy: number;
  readonly macroF1: number;
  /** Where the accuracy lies at 95 %. */
  readonly interval: Interval;
  /** What always answering the most frequent category of these texts would get right. */
  readonly largestShare: number;
}

/** Of a training; accuracy, macro F1 and the largest share are of its test part. */
export interface QualityFacts extends ScoreFacts {
  readonly stage: Stage;
  /** Of the simple method on the same test texts. */
  readonly baselineAccuracy: number;
  /** How likely the lead over the simple method is where both are equally good (McNemar's test for groups). */
  readonly leadChance: number;
  readonly trainAccuracy: number;
  readonly validationAccuracy: number;
  /** Validation accuracy of each finished round, in order; empty where nothing was fine-tuned. */
  readonly roundAccuracies: readonly number[];
  /** Examples per category, over all parts. */
  readonly labelCounts: readonly number[];
  /** Share of all words that the language model read at its length; 1 without one. */
  readonly readShare: number;
  /** What the run did otherwise than asked. */
  readonly adjustments: readonly Pick<Adjustment, 'what' | 'reason'>[];
}

type Code = Verdict['code'];

interface Rule<F> extends Verdict {
  readonly holds: (facts: F) => boolean;
  /** Left unsaid where this one is said: it says the same and more. */
  readonly unless?: Code;
}

/** Exactly one of these holds. */
const overallRules: readonly Rule<ScoreFacts>[] = [
  { code: 'excellent', tone: 'green', holds: ({ accuracy }) => accuracy > 0.95 },
  { code: 'good', tone: 'green', holds: ({ accuracy }) => accuracy >= 0.85 && accuracy <= 0.95 },
  { code: 'acceptable', tone: 'yellow', holds: ({ accuracy }) => accuracy >= 0.7 && accuracy < 0.85 },
  { code: 'poor', tone: 'red', holds: ({ accuracy }) => !(accuracy >= 0.7) },
];

const ignoredLabels: Rule<ScoreFacts> = {
  code: 'class_imbalance_issue',
  tone: 'orange',
  holds: ({ accuracy, macroF1 }) => macroF1 < accuracy - 0.1,
};

/** 95 % of one category makes any model look excellent (1.3, case 1); where it is the only one, nothing was to be told apart. */
const noBetterThanLargest: Rule<ScoreFacts> = {
  code: 'no_better_than_largest',
  tone: 'red',
  holds: ({ accuracy, largestShare }) => largestShare < 1 && accuracy <= largestShare,
};

const fewTested: Rule<ScoreFacts> = {
  code: 'few_tested',
  tone: 'yellow',
  holds: ({ interval }) => interval.high - interval.low > widestInterval,
};

const warningRules: readonly Rule<QualityFacts>[] = [
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
  ignoredLabels,
  noBetterThanLargest,
  {
    code: 'unbalanced',
    tone: 'yellow',
    unless: 'class_imbalance_issue',
    holds: ({ labelCounts }) => isSkewed(labelCounts),
  },
  {
    code: 'baseline_as_good',
    tone: 'neutral',
    holds: ({ stage, accuracy, baselineAccuracy }) => stage === 'baseline' || baselineAccuracy >= accuracy,
  },
  {
    code: 'lead_unsure',
    tone: 'neutral',
    unless: 'baseline_as_good',
    holds: ({ leadChance }) => leadChance >= surelyBelow,
  },
  {
    code: 'still_improving',
    tone: 'neutral',
    holds: ({ stage, roundAccuracies }) => stage === 'fineTuned' && stillImproving(roundAccuracies),
  },
  {
    // It lost, but it had not finished: too few rounds (1.3, case 7).
    code: 'tuned_still_improving',
    tone: 'neutral',
    holds: ({ stage, roundAccuracies }) => stage !== 'fineTuned' && stillImproving(roundAccuracies),
  },
  {
    code: 'small_dataset',
    tone: 'orange',
    holds: ({ labelCounts }) => totalOf(labelCounts) < fewestExamples,
  },
  {
    code: 'few_examples',
    tone: 'yellow',
    unless: 'small_dataset',
    holds: ({ labelCounts }) => hasFewExamples(labelCounts),
  },
  fewTested,
  {
    code: 'texts_cut',
    tone: 'yellow',
    holds: ({ stage, readShare }) => stage !== 'baseline' && readShare < leastReadShare,
  },
  {
    code: 'learning_rate_high',
    tone: 'neutral',
    holds: ({ adjustments }) => adjustments.some(({ what }) => what === 'learningRateHalved'),
  },
  {
    code: 'memory_short',
    tone: 'neutral',
    holds: ({ adjustments }) => adjustments.some(({ reason }) => reason === 'outOfMemory'),
  },
];

/** A wider interval reaches over two of the verdicts above. */
const widestInterval = 0.15;

/** Below this many examples in all nothing can be trusted (product design 1.3, case 2). */
const fewestExamples = 100;

/** Where less of the words is read, what decides a text may well be in the rest. */
const leastReadShare = 0.9;

/** Below this many examples a category, on average, an accuracy says little and fine-tuning is a gamble. */
export const fewExamplesPerLabel = 30;

/** The overall verdict first, then every warning that applies. */
export function judgeQuality(facts: QualityFacts): Verdict[] {
  return heldBy(facts, [...overallRules, ...warningRules]);
}

/** The same of scores alone, where nothing is known of the training. */
export function judgeScores(facts: ScoreFacts): Verdict[] {
  return heldBy(facts, [...overallRules, ignoredLabels, noBetterThanLargest, fewTested]);
}

function heldBy<F>(facts: F, rules: readonly Rule<F>[]): Verdict[] {
  const held = rules.filter(({ holds }) => holds(facts));
  const codes = new Set(held.map(({ code }) => code));
  return held
    .filter(({ unless }) => unless === undefined || !codes.has(unless))
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
  return totalOf(labelCounts) < fewExamplesPerLabel * labelCounts.length;
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
