/** The first part of a search (R50): how much of long texts to read. The instant model tells it without a single update. */
import { bestLength, tuningLengths } from '../../core/training/tuningSettings.ts';
import type { LengthLook } from '../../core/training/tuningSettings.ts';
import { tokenise } from '../data/tokenise.ts';
import type { RequestContext } from '../requestContext.ts';
import type { RunDiary } from '../run/runDiary.ts';
import { encoderTaskOf } from '../stages/encoderTask.ts';
import { instantStage } from '../stages/instantStage.ts';
import { prepareEncoder } from '../stages/prepareEncoder.ts';
import { linearSettings } from '../stages/prepareRun.ts';
import type { PreparedRun } from '../stages/prepareRun.ts';
import { listen } from '../stages/reportProgress.ts';
import { joinParts } from '../stages/trainingData.ts';
import { TuningDiary } from './tuningDiary.ts';

/**
 * The run, reading the most accurate length, which is in its record then: a run that goes on does not choose again.
 * The same run where nothing is searched, the length was asked for, texts are read in parts, or hardly one is long.
 */
export async function chooseLength(
  run: PreparedRun,
  diary: RunDiary,
  context: RequestContext,
): Promise<PreparedRun> {
  const { config, parameters, base } = run;
  const asked = config.parameters.maxLength ?? 'auto';
  if (!config.tuning || asked !== 'auto' || parameters.longText === 'chunks' || !base) return run;
  context.emit({ kind: 'phaseStarted', phase: 'encoding' });
  const { windows } = await tokenise({
    ...base,
    texts: joinParts(run.data.train, run.data.validation).texts,
    maxLength: run.maxLength,
    longText: parameters.longText,
    between: () => listen(context),
  });
  const lengths = tuningLengths(
    run.maxLength,
    windows.map((window) => window.length),
  );
  if (lengths.length === 1) return run;
  const looks: LengthLook[] = [];
  for (const maxLength of lengths)
    looks.push({ maxLength, validationAccuracy: await accuracyAt(maxLength, run, context) });
  const maxLength = bestLength(looks)?.maxLength ?? run.maxLength;
  const chosen = {
    config: { ...config, parameters: { ...config.parameters, maxLength } },
    parameters: { ...parameters, maxLength },
  };
  const tuning = await TuningDiary.open(diary.paths);
  await tuning.update({ lengths: looks });
  await diary.update(chosen);
  return { ...run, ...chosen, maxLength };
}

/** Of the instant model on validation. Its parts are told as one: the pass over the texts. */
async function accuracyAt(maxLength: number, run: PreparedRun, context: RequestContext): Promise<number> {
  const startedAt = Date.now();
  const quiet: RequestContext = {
    ...context,
    emit: (event) => {
      if (event.kind === 'progressed' && event.phase === 'encoding') context.emit(event);
    },
  };
  const task = encoderTaskOf(
    { ...run, maxLength },
    {
      prefixLayer: 0,
      wantsFirstTokens: false,
      cacheFolder: '',
    },
  );
  const encoder = await prepareEncoder(task, quiet);
  try {
    const { data } = run;
    const asked = {
      data,
      encoder: encoder.features,
      base: task.base,
      settings: linearSettings(run),
      startedAt,
    };
    return (await instantStage(asked, quiet)).result.validationAccuracy;
  } finally {
    await encoder.close();
  }
}
