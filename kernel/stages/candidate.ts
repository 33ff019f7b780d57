/** A model that could be delivered: what it scored on validation, and how to finish it. */
import type { Stage } from '../../core/contract/runConfig.ts';
import type { StageResult } from '../../core/contract/runRecord.ts';
import { fitTemperature, softmax } from '../../core/training/calibration.ts';
import { computeScores } from '../../core/training/scores.ts';
import { bestPrediction } from '../scoring/logits.ts';

export interface Candidate {
  readonly stage: Stage;
  readonly result: StageResult;
  /** Scores on the validation part before any refit, (N, C). */
  readonly validationLogits: Float32Array;
  /** Writes the finished model's files; linear ones are refitted on training and validation part together. */
  write(folder: string): Promise<void>;
  /** Accuracy on training texts: out-of-fold for linear models, after the delivered epoch for fine-tuned ones. */
  trainAccuracy(): Promise<number>;
}

/**
 * How far a model must lead the simpler one, in standard errors of the lead. Tuning must show that it helped. The instant
 * model may even be a little behind: on eight of nine data sets it was ahead on test, by two points on average, which is
 * more than a few hundred validation texts can see (docs/adr/0015-instant-model-first.md).
 */
const neededLead: Readonly<Record<Stage, number>> = { baseline: 0, instant: -0.5, fineTuned: 0.5 };
/** Being right less often by more than this is worse, whatever the log-loss. */
const leastLeadOfRight = -0.5;

export interface ValidationTruth {
  readonly truth: Int32Array;
  readonly labelCount: number;
  /** Number of the group (process, text) of each text. */
  readonly groups: Int32Array;
}

/**
 * The best on validation, as far as it can be told there. Candidates come from the simplest to the most complicated. The
 * log-loss decides: it also hears how sure a model is, and so needs far fewer texts than accuracy to tell two models apart.
 * A model that is right clearly less often is never taken. Why: docs/adr/0012-log-loss-chooses.md.
 */
export function chooseCandidate(
  candidates: readonly [Candidate, ...Candidate[]],
  validation: ValidationTruth,
): Candidate {
  const [first, ...others] = candidates;
  let best = { candidate: first, ...outcomesOf(first, validation) };
  for (const candidate of others) {
    const next = { candidate, ...outcomesOf(candidate, validation) };
    const lead = (by: keyof Outcomes) => leadOf(next[by], best[by], validation.groups);
    const isLikelier = lead('logLikelihoods') > neededLead[candidate.stage];
    const isAsOftenRight = lead('right') >= leastLeadOfRight;
    if (isLikelier && isAsOftenRight) best = next;
  }
  return best.candidate;
}

/** Of each validation text. */
interface Outcomes {
  /** Logarithm of the probability given to its category. */
  readonly logLikelihoods: readonly number[];
  /** 1 where its category is the answer. */
  readonly right: readonly number[];
}

function outcomesOf(
  { validationLogits: logits }: Candidate,
  { truth, labelCount }: ValidationTruth,
): Outcomes {
  const temperature = fitTemperature({ logits, labels: truth, labelCount });
  const answers = bestPrediction(logits, labelCount);
  return {
    logLikelihoods: Array.from(truth, (label, i) => {
      const probabilities = softmax(logits.subarray(i * labelCount, (i + 1) * labelCount), temperature);
      return Math.log(Math.max(probabilities[label] ?? 0, Number.MIN_VALUE));
    }),
    right: Array.from(truth, (label, i) => Number(answers[i] === label)),
  };
}

/**
 * Sum of the differences over their root sum of squares: how many standard errors one is ahead of no difference (for right
 * and wrong: McNemar 1947). The differences of one group are added first: a text that stands there fifty times is won or
 * lost once (cluster-robust variance: Liang and Zeger, Biometrika 73, 1986).
 */
function leadOf(one: readonly number[], other: readonly number[], groups: Int32Array): number {
  const differences = new Map<number, number>();
  for (const [i, group] of groups.entries())
    differences.set(group, (differences.get(group) ?? 0) + (one[i] ?? 0) - (other[i] ?? 0));
  const sums = [...differences.values()];
  const sum = sums.reduce((total, difference) => total + difference, 0);
  const squares = sums.reduce((total, difference) => total + difference ** 2, 0);
  return squares === 0 ? 0 : sum / Math.sqrt(squares);
}

export interface StageQuestion {
  readonly stage: Stage;
  readonly logits: Float32Array;
  readonly truth: Int32Array;
  readonly labels: readonly string[];
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export function stageResult({ stage, logits, truth, labels, startedAt }: StageQuestion): StageResult {
  const scores = computeScores({ truth, predicted: bestPrediction(logits, labels.length), labels });
  return {
    stage,
    validationAccuracy: scores.accuracy,
    validationMacroF1: scores.macroF1,
    seconds: (Date.now() - startedAt) / 1000,
  };
}
