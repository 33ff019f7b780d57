/** The verdict on a delivered model: measured on the untouched test part, with every other stage beside it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationReport, ReviewPoint, Scores } from '../../core/contract/evaluation.ts';
import { reviewPoints } from '../../core/training/reviewDial.ts';
import { computeScores } from '../../core/training/scores.ts';
import { judgeQuality } from '../../core/training/verdicts.ts';
import type { RequestContext } from '../requestContext.ts';
import { judgedPredictions } from '../scoring/judgedPredictions.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { openModel, openScorer } from '../scoring/openModel.ts';
import type { ScorerOptions } from '../scoring/scorer.ts';
import type { BaselineCandidate } from './baselineStage.ts';
import type { Candidate } from './candidate.ts';
import { reportProgress } from './reportProgress.ts';
import { countLabels } from './trainingData.ts';
import type { TrainingData } from './trainingData.ts';

export interface JudgeTask {
  readonly data: TrainingData;
  readonly candidates: readonly Candidate[];
  readonly baseline: BaselineCandidate;
  readonly delivered: Candidate;
  /** The delivered folder: what is judged is what the user gets. */
  readonly modelFolder: string;
  /** For the models that are not delivered, while they are judged. */
  readonly cacheFolder: string;
  readonly options: ScorerOptions;
  /** How the delivered model reads texts. */
  readonly reading: Parameters<typeof openScorer>[1];
  /** Validation accuracy of each finished epoch. */
  readonly roundAccuracies: readonly number[];
}

export async function judge(task: JudgeTask, context: RequestContext): Promise<EvaluationReport> {
  const { data, candidates, baseline, delivered } = task;
  const { labels, test, testGroups: groups } = data;
  const judged = new Map<Candidate, Scores>();
  let review: ReviewPoint[] = [];
  for (const candidate of candidates) {
    const logits = await testLogits(candidate, task, context);
    const predicted = bestPrediction(logits, labels.length);
    judged.set(candidate, computeScores({ truth: test.labels, predicted, labels, groups }));
    if (candidate === delivered) review = dialOf(logits, task);
  }
  const scoresOf = (candidate: Candidate): Scores => {
    const scores = judged.get(candidate);
    if (!scores) throw new Error(`the ${candidate.stage} model was not judged`);
    return scores;
  };
  const own = scoresOf(delivered);
  const simple = scoresOf(baseline);
  const trainAccuracy = await delivered.trainAccuracy();
  const { validationAccuracy } = delivered.result;
  const parts = [data.train, data.validation, test].map((part) => countLabels(part.labels, labels.length));
  return {
    stage: delivered.stage,
    test: own,
    baseline: simple,
    stages: candidates.map((candidate) => {
      const { accuracy, macroF1, interval } = scoresOf(candidate);
      return { stage: candidate.stage, accuracy, macroF1, interval };
    }),
    trainAccuracy,
    validationAccuracy,
    temperature: task.reading.temperature,
    allForReview: task.reading.allForReview,
    review,
    verdicts: judgeQuality({
      stage: delivered.stage,
      accuracy: own.accuracy,
      macroF1: own.macroF1,
      interval: own.interval,
      baselineAccuracy: simple.accuracy,
      trainAccuracy,
      validationAccuracy,
      roundAccuracies: task.roundAccuracies,
      labelCounts: labels.map((_, index) => parts.reduce((sum, counts) => sum + (counts[index] ?? 0), 0)),
    }),
  };
}

/** What the delivered model's review limits give on the test texts. */
function dialOf(logits: Float32Array, { data, reading }: JudgeTask): ReviewPoint[] {
  const { labels, test } = data;
  const { review = [], temperature } = reading;
  return reviewPoints(
    review,
    judgedPredictions({ logits, truth: test.labels, labelCount: labels.length, temperature }),
  );
}

async function testLogits(
  candidate: Candidate,
  task: JudgeTask,
  context: RequestContext,
): Promise<Float32Array> {
  const { texts } = task.data.test;
  if (candidate === task.delivered) {
    const { scorer } = await openModel(task.modelFolder, task.options);
    return scoreAndClose(scorer, texts, context);
  }
  if (candidate === task.baseline) return (await task.baseline.finished()).score(texts);
  const folder = join(task.cacheFolder, `judged-${candidate.stage}`);
  try {
    await candidate.write(folder);
    const scorer = await openScorer(folder, { ...task.reading, stage: candidate.stage }, task.options);
    return await scoreAndClose(scorer, texts, context);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function scoreAndClose(
  scorer: Awaited<ReturnType<typeof openScorer>>,
  texts: readonly string[],
  context: RequestContext,
): Promise<Float32Array> {
  const report = reportProgress('evaluating', context);
  try {
    return await scorer.score(texts, async (share) => {
      report(share, 1);
      // A pause is heeded; a stop is not: what was delivered is judged.
      await context.control.shouldStop();
    });
  } finally {
    await scorer.close();
  }
}
