/** The stages that need the encoder, one after the other; they share its one pass over the texts. */
import type { AppError } from '../../core/contract/errors/appError.ts';
import type { Stage } from '../../core/contract/runConfig.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import { workAfterEncoding } from '../../core/training/workAfterEncoding.ts';
import type { RequestContext } from '../requestContext.ts';
import { noteAdjustment } from '../run/noteAdjustment.ts';
import type { RunDiary } from '../run/runDiary.ts';
import { writeFineTuned } from '../scoring/fineTunedFolder.ts';
import { bestOf } from '../trainingProgress.ts';
import type { Candidate } from './candidate.ts';
import { fineTune } from './fineTuneStage.ts';
import { instantStage } from './instantStage.ts';
import { linearSettings } from './prepareRun.ts';
import type { PreparedRun } from './prepareRun.ts';
import { prepareEncoder } from './prepareEncoder.ts';
import type { PreparedEncoder } from './prepareEncoder.ts';
import { joinParts } from './trainingData.ts';
import { plannedWork, timeAfter } from './plannedWork.ts';
import { tuningParts } from './tuningParts.ts';

export interface EncoderStagesTask {
  readonly wanted: readonly Stage[];
  readonly diary: RunDiary;
}

export interface FinishedStage {
  readonly candidate: Candidate;
  /** Validation accuracy of each epoch; empty for the instant model. */
  readonly accuracies: readonly number[];
  /** Share of the words that the encoder reads at its length, 0 to 1. */
  readonly readShare: number;
}

export async function* encoderStages(
  run: PreparedRun,
  task: EncoderStagesTask,
  context: RequestContext,
): AsyncGenerator<FinishedStage> {
  const { base, engine, data, parameters } = run;
  if (!base || !engine) throw new Error('the encoder stages need a base model and an engine');
  const startedAt = Date.now();
  const isTuned = task.wanted.includes('fineTuned');
  const planned = plannedWork(run, task.wanted);
  const encoder = await prepareEncoder(
    {
      base,
      engine,
      threads: run.threads,
      texts: joinParts(data.train, data.validation).texts,
      maxLength: run.maxLength,
      longText: parameters.longText,
      prefixLayer: isTuned ? parameters.frozenLayers : 0,
      wantsFirstTokens: isTuned && parameters.headStart === 'probe',
      cacheFolder: task.diary.paths.cache,
      workAfter: (tokens) => workAfterEncoding({ ...planned, tokens }),
    },
    context,
  );
  let linearSeconds = task.diary.record.stages.reduce((sum, { seconds }) => sum + seconds, 0);
  try {
    if (task.wanted.includes('instant')) {
      const settings = linearSettings(run);
      const fittedFrom = Date.now();
      const candidate = await instantStage(
        { data, encoder: encoder.features, base, settings, startedAt },
        context,
      );
      linearSeconds += (Date.now() - fittedFrom) / 1000;
      yield { candidate, accuracies: [], readShare: encoder.texts.readShare };
    }
    if (isTuned) {
      const { finished, failure } = await fineTuneCandidate(
        run,
        { encoder, diary: task.diary, after: timeAfter(encoder, { planned, linearSeconds }) },
        context,
      );
      if (finished) yield finished;
      if (failure) throw failure;
    }
  } finally {
    await encoder.close();
  }
}

/** Nothing finished when the training was stopped before its first epoch ended. */
async function fineTuneCandidate(
  run: PreparedRun,
  { encoder, diary, after }: { encoder: PreparedEncoder; diary: RunDiary; after: TimeRange },
  context: RequestContext,
): Promise<{ readonly finished?: FinishedStage; readonly failure?: AppError | undefined }> {
  const { base, engine, data, parameters } = run;
  if (!base || !engine) throw new Error('fine-tuning needs a base model and an engine');
  const startedAt = Date.now();
  const tuned = await fineTune(
    {
      engine,
      threads: run.threads,
      shape: base.shape,
      weights: base.weights,
      parameters: { ...parameters, maxLength: run.maxLength },
      labels: data.labels,
      ...tuningParts(encoder, data),
      checkpointFolder: diary.paths.checkpoints,
      microBatch: run.config.microBatch,
      after,
      adjusted: (adjustment) => noteAdjustment(diary, adjustment, context),
    },
    context,
  );
  const { progress, weights, failure } = tuned;
  await diary.update({ microBatch: progress.microBatch });
  const best = bestOf(progress);
  if (!weights || !best) return { failure };
  const candidate: Candidate = {
    stage: 'fineTuned',
    result: {
      stage: 'fineTuned',
      validationAccuracy: best.validationAccuracy,
      validationMacroF1: best.validationMacroF1,
      seconds: (Date.now() - startedAt) / 1000,
    },
    validationLogits: tuned.validationLogits,
    write: (folder) =>
      writeFineTuned(
        folder,
        { shape: base.shape, weights },
        { folder: base.folder, files: base.tokenizerFiles },
      ),
    trainAccuracy: () => Promise.resolve(tuned.trainAccuracy),
  };
  const accuracies = progress.history.map(({ validationAccuracy }) => validationAccuracy);
  return { finished: { candidate, accuracies, readShare: encoder.texts.readShare }, failure };
}
