/** The stages that need the encoder, one after the other; they share its one pass over the texts. */
import type { AppError } from '../../core/contract/errors/appError.ts';
import type { Stage } from '../../core/contract/runConfig.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import { timeBesideReading, workAfterEncoding } from '../../core/training/workAfterEncoding.ts';
import type { RequestContext } from '../requestContext.ts';
import { noteAdjustment } from '../run/noteAdjustment.ts';
import type { RunDiary } from '../run/runDiary.ts';
import { writeFineTuned } from '../scoring/fineTunedFolder.ts';
import { bestOf } from '../trainingProgress.ts';
import { searchSettings } from '../tuning/searchSettings.ts';
import { TrialEncoders } from '../tuning/trialEncoders.ts';
import type { Candidate } from './candidate.ts';
import { encoderTaskOf } from './encoderTask.ts';
import { fineTune } from './fineTuneStage.ts';
import { fineTuneTaskOf } from './fineTuneTask.ts';
import type { TuningPlace } from './fineTuneTask.ts';
import { instantStage } from './instantStage.ts';
import { linearSettings } from './prepareRun.ts';
import type { PreparedRun } from './prepareRun.ts';
import { prepareEncoder } from './prepareEncoder.ts';
import { estimateKindOf, plannedWork, timeAfter } from './plannedWork.ts';

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
  { wanted, diary }: EncoderStagesTask,
  context: RequestContext,
): AsyncGenerator<FinishedStage> {
  const { data, parameters } = run;
  const startedAt = Date.now();
  const isTuned = wanted.includes('fineTuned');
  const planned = plannedWork(run, wanted);
  // Of the simple method, which comes first.
  const baselineSeconds = diary.record.stages.find(({ stage }) => stage === 'baseline')?.seconds ?? 0;
  let linearSeconds = baselineSeconds;
  const task = encoderTaskOf(run, {
    prefixLayer: isTuned ? parameters.frozenLayers : 0,
    wantsFirstTokens: isTuned && parameters.headStart === 'probe',
    cacheFolder: diary.paths.cache,
    // A search says by itself what it costs, once the pass has told how fast this computer is.
    ...(!run.config.tuning && {
      estimate: {
        kind: estimateKindOf(planned),
        workAfter: (tokens: number) => workAfterEncoding({ ...planned, tokens }),
        besideReading: (openingSeconds: number) =>
          timeBesideReading({ baselineSeconds, openingSeconds }, planned),
      },
    }),
  });
  const encoder = await prepareEncoder(task, context);
  const encoders = new TrialEncoders(run, encoder, diary.paths.cache);
  try {
    if (wanted.includes('instant')) {
      const settings = linearSettings(run);
      const fittedFrom = Date.now();
      const candidate = await instantStage(
        { data, encoder: encoder.features, base: task.base, settings, startedAt },
        context,
      );
      linearSeconds += (Date.now() - fittedFrom) / 1000;
      yield { candidate, accuracies: [], readShare: encoder.texts.readShare };
    }
    if (isTuned) {
      const after = timeAfter(encoder, { planned, linearSeconds });
      const tunedFrom = Date.now();
      const place = run.config.tuning
        ? await searchSettings({ run, diary, encoder, encoders, after }, context)
        : { parameters, encoder, checkpointFolder: diary.paths.checkpoints };
      if (!place) return;
      const { finished, failure } = await fineTuneCandidate(
        run,
        { place, diary, after, startedAt: tunedFrom },
        context,
      );
      if (finished) yield finished;
      if (failure) throw failure;
    }
  } finally {
    await encoders.close();
    await encoder.close();
  }
}

interface FineTuning {
  readonly place: TuningPlace;
  readonly diary: RunDiary;
  readonly after: TimeRange;
  /** A search for the settings is part of it. */
  readonly startedAt: number;
}

/** Nothing finished when the training was stopped before its first epoch ended. */
async function fineTuneCandidate(
  run: PreparedRun,
  { place, diary, after, startedAt }: FineTuning,
  context: RequestContext,
): Promise<{ readonly finished?: FinishedStage; readonly failure?: AppError | undefined }> {
  const { base } = run;
  if (!base) throw new Error('fine-tuning needs a base model');
  const adjusted = (adjustment: Parameters<typeof noteAdjustment>[1]) =>
    noteAdjustment(diary, adjustment, context);
  const tuned = await fineTune(fineTuneTaskOf(run, place, { after, adjusted }), context);
  const { progress, weights, failure } = tuned;
  await diary.update({ microBatch: progress.microBatch, parameters: place.parameters });
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
  return { finished: { candidate, accuracies, readShare: place.encoder.texts.readShare }, failure };
}
