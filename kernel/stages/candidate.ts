/** A model that could be delivered: what it scored on validation, and how to finish it. */
import type { Stage } from '../../core/contract/runConfig.ts';
import type { StageResult } from '../../core/contract/runRecord.ts';
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

/** A lead below this many of its own standard errors is none. */
const neededLead = 0.5;

/**
 * The best on validation; the simpler one, which comes first, where the lead is within its noise. Linear models learn
 * from the validation texts too once they are delivered, which no score on validation shows.
 */
export function chooseCandidate(
  candidates: readonly [Candidate, ...Candidate[]],
  { truth, labelCount }: { readonly truth: Int32Array; readonly labelCount: number },
): Candidate {
  return candidates.reduce((best, next) => {
    const { lead, error } = pairedLead(
      rightOnes(next, truth, labelCount),
      rightOnes(best, truth, labelCount),
    );
    return lead > neededLead * error ? next : best;
  });
}

function rightOnes({ validationLogits }: Candidate, truth: Int32Array, labelCount: number): boolean[] {
  return [...bestPrediction(validationLogits, labelCount)].map((label, i) => label === truth[i]);
}

/** Texts that only `one` has right less those that only `other` has, and the standard error of that difference (McNemar 1947). */
function pairedLead(one: readonly boolean[], other: readonly boolean[]): { lead: number; error: number } {
  const wins = one.filter((right, i) => right && other[i] === false).length;
  const losses = other.filter((right, i) => right && one[i] === false).length;
  return { lead: wins - losses, error: Math.sqrt(wins + losses) };
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
