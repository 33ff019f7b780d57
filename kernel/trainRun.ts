/**
 * The main job: spreadsheet in, judged model out. Three stages, each shown when ready; the best on validation is delivered.
 * A resumed run goes the same way again: everything is determined by the configuration, and the fine-tuning goes on from its checkpoint.
 */
import { AppError, isAppError } from '../core/contract/errors/appError.ts';
import type { KernelAnswer } from '../core/contract/kernelAnswer.ts';
import type { Stage } from '../core/contract/runConfig.ts';
import { hasFewExamples } from '../core/training/verdicts.ts';
import { describeFailure } from './describeFailure.ts';
import type { RequestContext } from './requestContext.ts';
import { noteAdjustment } from './run/noteAdjustment.ts';
import { writeTestPredictions } from './run/runFolder.ts';
import type { RunDiary } from './run/runDiary.ts';
import { baselineStage } from './stages/baselineStage.ts';
import type { BaselineCandidate } from './stages/baselineStage.ts';
import { chooseCandidate } from './stages/candidate.ts';
import type { Candidate } from './stages/candidate.ts';
import { deliver } from './stages/deliver.ts';
import { deliveryFacts } from './stages/deliveryFacts.ts';
import { encoderStages } from './stages/encoderStages.ts';
import { judge } from './stages/judge.ts';
import { linearSettings, prepareRun } from './stages/prepareRun.ts';
import type { PreparedRun } from './stages/prepareRun.ts';
import { countLabels } from './stages/trainingData.ts';
import { chooseLength } from './tuning/chooseLength.ts';

export async function trainRun(diary: RunDiary, context: RequestContext): Promise<KernelAnswer> {
  try {
    let run = await prepareRun(diary, context);
    const baseline = await baselineStage(run.data, linearSettings(run), context);
    await recordStage(diary, baseline, context);
    const roundAccuracies: number[] = [];
    let readShare = 1;
    const candidates: [Candidate, ...Candidate[]] = [baseline];
    const wanted = await wantedStages(run, diary, context);
    let canGoOn = false;
    if (wanted.some((stage) => stage !== 'baseline')) {
      canGoOn = await keepWhatIsFinished(context, { candidates, diary }, async () => {
        run = await chooseLength(run, diary, context);
        for await (const finished of encoderStages(run, { wanted, diary }, context)) {
          candidates.push(finished.candidate);
          roundAccuracies.push(...finished.accuracies);
          ({ readShare } = finished);
          await recordStage(diary, finished.candidate, context);
        }
      });
    }
    return await finish({ run, diary, baseline, candidates, roundAccuracies, readShare, canGoOn }, context);
  } catch (error) {
    if (context.control.signal.aborted && error === context.control.signal.reason) {
      await diary.finish('cancel');
      return { kind: 'stopped', runFolder: diary.paths.root };
    }
    await diary.finish('fail');
    throw error;
  }
}

/** The stages asked for; with few examples a category, unasked fine-tuning is left out and that is said. */
async function wantedStages(
  { config, data }: PreparedRun,
  diary: RunDiary,
  context: RequestContext,
): Promise<Stage[]> {
  if (config.stages) return config.stages;
  const counts = countLabels(data.train.labels, data.labels.length);
  if (!hasFewExamples(counts)) return ['baseline', 'instant', 'fineTuned'];
  await noteAdjustment(diary, { what: 'fineTuningSkipped', reason: 'fewExamples' }, context);
  return ['baseline', 'instant'];
}

/**
 * What was finished before a stop or a failure is kept: it ends only the work under way. True when the run may go on
 * later: after a stop, or a failure whose cause can be removed (a full disk, a lack of memory; not a loss that is no number).
 */
async function keepWhatIsFinished(
  context: RequestContext,
  { candidates, diary }: { readonly candidates: readonly Candidate[]; readonly diary: RunDiary },
  work: () => Promise<void>,
): Promise<boolean> {
  const { signal } = context.control;
  try {
    await work();
    return false;
  } catch (error) {
    if (signal.aborted && error === signal.reason) return true;
    // The simple method alone is not what was asked for.
    if (!(error instanceof AppError) || candidates.length < 2) throw error;
    context.log(`the stages end early: ${describeFailure(error)}`);
    const reason = isAppError(error, 'disk.full') ? 'diskFull' : 'failed';
    await noteAdjustment(diary, { what: 'stagesShortened', reason }, context);
    return !isAppError(error, 'run.loss_not_finite');
  }
}

async function recordStage(diary: RunDiary, { result }: Candidate, context: RequestContext): Promise<void> {
  context.emit({ kind: 'stageFinished', result });
  const others = diary.record.stages.filter(({ stage }) => stage !== result.stage);
  await diary.update({ stages: [...others, result] });
}

interface FinishTask {
  readonly run: PreparedRun;
  readonly diary: RunDiary;
  readonly baseline: BaselineCandidate;
  readonly candidates: readonly [Candidate, ...Candidate[]];
  readonly roundAccuracies: readonly number[];
  readonly readShare: number;
  /** The run ended before its time, and may be resumed. */
  readonly canGoOn: boolean;
}

/** Delivers the best candidate and judges what was delivered. */
async function finish(task: FinishTask, context: RequestContext): Promise<KernelAnswer> {
  const { run, diary, candidates } = task;
  const stoppedEarly = task.canGoOn || context.control.signal.aborted;
  const delivered = chooseCandidate(candidates, {
    truth: run.data.validation.labels,
    labelCount: run.data.labels.length,
    groups: run.data.validation.groups,
  });
  context.emit({ kind: 'phaseStarted', phase: 'saving' });
  const manifest = await deliver({
    folder: diary.paths.model,
    candidate: delivered,
    validation: run.data.validation,
    facts: deliveryFacts(run, diary.record),
  });
  const { weightsHash } = manifest;
  context.emit({ kind: 'modelDelivered', stage: delivered.stage, folder: diary.paths.model, weightsHash });
  await diary.update({ delivered: delivered.stage, weightsHash });

  context.emit({ kind: 'phaseStarted', phase: 'evaluating' });
  const { report: evaluation, predictions } = await judge(
    {
      ...task,
      data: run.data,
      delivered,
      modelFolder: diary.paths.model,
      cacheFolder: diary.paths.cache,
      options: { engine: run.engine?.kind, threads: run.threads },
      reading: manifest,
      adjustments: diary.record.adjustments,
    },
    context,
  );
  await writeTestPredictions(diary.paths, predictions);
  context.emit({ kind: 'evaluated', report: evaluation });
  await diary.finish(stoppedEarly ? 'cancel' : 'succeed', { evaluation });
  return {
    kind: 'trained',
    runId: diary.record.id,
    runFolder: diary.paths.root,
    modelFolder: diary.paths.model,
    delivered: delivered.stage,
    stages: diary.record.stages,
    evaluation,
    stoppedEarly,
  };
}
