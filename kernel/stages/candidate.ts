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

/** The best on validation; at equal accuracy the simpler one, which comes first. */
export function chooseCandidate(candidates: readonly [Candidate, ...Candidate[]]): Candidate {
  return candidates.reduce((best, next) =>
    next.result.validationAccuracy > best.result.validationAccuracy ? next : best,
  );
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
