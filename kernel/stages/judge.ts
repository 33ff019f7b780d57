/** The verdict on a delivered model: measured on the untouched test part, with the simple method beside it. */
import type { EvaluationReport } from '../../core/contract/evaluation.ts';
import { computeScores } from '../../core/training/scores.ts';
import { judgeQuality } from '../../core/training/verdicts.ts';
import { bestPrediction } from '../scoring/logits.ts';
import type { OpenedModel } from '../scoring/openModel.ts';
import type { BaselineCandidate } from './baselineStage.ts';
import type { Candidate } from './candidate.ts';
import { countLabels } from './trainingData.ts';
import type { TrainingData } from './trainingData.ts';

export interface JudgeTask {
  readonly data: TrainingData;
  readonly delivered: Candidate;
  readonly baseline: BaselineCandidate;
  /** The delivered folder, opened: what is judged is what the user gets. */
  readonly model: OpenedModel;
  /** Validation accuracy of each finished epoch. */
  readonly roundAccuracies: readonly number[];
}

export async function judge(task: JudgeTask): Promise<EvaluationReport> {
  const { data, delivered, baseline, model } = task;
  const { labels, test } = data;
  const scoresOf = (logits: Float32Array) =>
    computeScores({ truth: test.labels, predicted: bestPrediction(logits, labels.length), labels });
  const own = scoresOf(await model.scorer.score(test.texts));
  const simple = scoresOf((await baseline.finished()).score(test.texts));
  const trainAccuracy = await delivered.trainAccuracy();
  const { validationAccuracy } = delivered.result;
  const parts = [data.train, data.validation, test].map((part) => countLabels(part.labels, labels.length));
  return {
    stage: delivered.stage,
    test: own,
    baseline: simple,
    trainAccuracy,
    validationAccuracy,
    temperature: model.manifest.temperature,
    verdicts: judgeQuality({
      stage: delivered.stage,
      accuracy: own.accuracy,
      macroF1: own.macroF1,
      baselineAccuracy: simple.accuracy,
      trainAccuracy,
      validationAccuracy,
      roundAccuracies: task.roundAccuracies,
      labelCounts: labels.map((_, index) => parts.reduce((sum, counts) => sum + (counts[index] ?? 0), 0)),
    }),
  };
}
