/** The verdict on a delivered model: measured on the untouched test part, with every other stage beside it. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvaluationReport, ReviewPoint, Scores } from '../../core/contract/evaluation.ts';
import type { Adjustment } from '../../core/contract/runRecord.ts';
import type { TestPrediction } from '../../core/contract/testPrediction.ts';
import { groupedMcNemar } from '../../core/training/groupedMcNemar.ts';
import { reviewPoints } from '../../core/training/reviewDial.ts';
import { computeScores, largestShare } from '../../core/training/scores.ts';
import { tipsOf } from '../../core/training/tips.ts';
import { judgeQuality } from '../../core/training/verdicts.ts';
import type { RequestContext } from '../requestContext.ts';
import { bestPrediction } from '../scoring/logits.ts';
import { openModel, openScorer } from '../scoring/openModel.ts';
import type { ScorerOptions } from '../scoring/scorer.ts';
import type { BaselineCandidate } from './baselineStage.ts';
import type { Candidate } from './candidate.ts';
import { reportProgress } from './reportProgress.ts';
import { namedPredictions, testedTexts } from './testedTexts.ts';
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
  /** Share of the words that a language model read, 0 to 1. */
  readonly readShare: number;
  readonly adjustments: readonly Adjustment[];
}

export interface Judgement {
  readonly report: EvaluationReport;
  /** Of the delivered model, in the order of the test part. */
  readonly predictions: readonly TestPrediction[];
}

interface Judged {
  readonly logits: Float32Array;
  readonly predicted: Int32Array;
  readonly scores: Scores;
}

export async function judge(task: JudgeTask, context: RequestContext): Promise<Judgement> {
  const { data, candidates, baseline, delivered } = task;
  const { labels, test } = data;
  const judged = new Map<Candidate, Judged>();
  for (const candidate of candidates) {
    const logits = await testLogits(candidate, task, context);
    const predicted = bestPrediction(logits, labels.length);
    const scores = computeScores({ truth: test.labels, predicted, labels, groups: test.groups });
    judged.set(candidate, { logits, predicted, scores });
  }
  const of = (candidate: Candidate): Judged => {
    const found = judged.get(candidate);
    if (!found) throw new Error(`the ${candidate.stage} model was not judged`);
    return found;
  };
  const { logits, predicted, scores: own } = of(delivered);
  const tested = testedTexts(data, { logits, predicted, temperature: task.reading.temperature });
  const review = reviewPoints(
    task.reading.review ?? [],
    tested.map(({ confidence, truth, predicted: answer }) => ({ confidence, isRight: answer === truth })),
  );
  const report = await reportOn(task, { own, simple: of(baseline), predicted, tested, review });
  const stages = candidates.map((candidate) => {
    const { accuracy, macroF1, interval } = of(candidate).scores;
    return { stage: candidate.stage, accuracy, macroF1, interval };
  });
  return { report: { ...report, stages }, predictions: namedPredictions(data, tested) };
}

interface DeliveredResult {
  readonly own: Scores;
  readonly simple: Judged;
  readonly predicted: Int32Array;
  readonly tested: ReturnType<typeof testedTexts>;
  readonly review: ReviewPoint[];
}

async function reportOn(
  { data, delivered, reading, roundAccuracies, readShare, adjustments }: JudgeTask,
  { own, simple, predicted, tested, review }: DeliveredResult,
): Promise<Omit<EvaluationReport, 'stages'>> {
  const { labels, test } = data;
  const { stage, result } = delivered;
  const trainAccuracy = await delivered.trainAccuracy();
  const { validationAccuracy } = result;
  const parts = [data.train, data.validation, test].map((part) => countLabels(part.labels, labels.length));
  const labelCounts = labels.map((_, index) => parts.reduce((sum, counts) => sum + (counts[index] ?? 0), 0));
  return {
    stage,
    test: own,
    baseline: simple.scores,
    trainAccuracy,
    validationAccuracy,
    temperature: reading.temperature,
    allForReview: reading.allForReview,
    review,
    verdicts: judgeQuality({
      stage,
      accuracy: own.accuracy,
      macroF1: own.macroF1,
      interval: own.interval,
      baselineAccuracy: simple.scores.accuracy,
      leadChance: chanceBetween(test, predicted, simple.predicted),
      largestShare: largestShare(own),
      trainAccuracy,
      validationAccuracy,
      roundAccuracies,
      labelCounts,
      readShare,
      adjustments,
    }),
    tips: tipsOf({
      stage,
      scores: own,
      tested,
      labelCounts,
      contradictedCounts: data.contradictedCounts,
      roundAccuracies,
    }),
  };
}

/** How likely the lead of one over the other is by chance; texts that belong together are one proof. */
function chanceBetween(
  { labels, groups }: TrainingData['test'],
  model: Int32Array,
  simple: Int32Array,
): number {
  return groupedMcNemar(
    Array.from(labels, (label, i) => ({
      group: groups[i] ?? 0,
      firstIsRight: model[i] === label,
      secondIsRight: simple[i] === label,
    })),
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
