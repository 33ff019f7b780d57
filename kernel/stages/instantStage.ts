/** The instant model: linear scores of TF-IDF plus linear scores of the frozen encoder's means. */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { RequestContext } from '../requestContext.ts';
import { pickTexts } from '../linear/encoderFeatures.ts';
import type { EncoderFeatures } from '../linear/encoderFeatures.ts';
import { fitLinearModel } from '../linear/fitLinearModel.ts';
import { writeLinear } from './writeLinear.ts';
import type { BaseModel } from '../model/loadBaseModel.ts';
import type { LinearSettings } from './baselineStage.ts';
import type { Candidate } from './candidate.ts';
import { stageResult } from './candidate.ts';
import { outOfFoldAccuracy } from './outOfFoldAccuracy.ts';
import { joinParts } from './trainingData.ts';
import { reportProgress } from './reportProgress.ts';
import type { TrainingData } from './trainingData.ts';

export interface InstantTask {
  readonly data: TrainingData;
  /** Of the training texts, then the validation texts. */
  readonly encoder: EncoderFeatures;
  readonly base: BaseModel;
  readonly settings: LinearSettings;
  /** When the encoder's pass began: it is part of the time. */
  readonly startedAt: number;
}

export async function instantStage(task: InstantTask, context: RequestContext): Promise<Candidate> {
  context.emit({ kind: 'phaseStarted', phase: 'instant' });
  const { data, encoder, settings, startedAt } = task;
  const { labels, train, validation } = data;
  const labelCount = labels.length;
  const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
  const trainEncoder = pickTexts(encoder, range(0, train.texts.length));
  const validationEncoder = pickTexts(encoder, range(train.texts.length, validation.texts.length));
  const options = {
    seed: settings.seed,
    ...(settings.classWeights && { classWeights: settings.classWeights }),
  };
  const { signal } = context.control;
  const report = reportProgress('instant', context);
  const onProgress = (share: number) => {
    report(share, 1);
  };
  const trainData = { ...train, encoder: trainEncoder, labelCount };
  const model = await fitLinearModel(trainData, { ...options, signal, onProgress });
  const validationLogits = model.score(validation.texts, validationEncoder);
  return {
    stage: 'instant',
    result: stageResult({
      stage: 'instant',
      logits: validationLogits,
      truth: validation.labels,
      labels,
      startedAt,
    }),
    validationLogits,
    async write(folder) {
      const finished = await fitLinearModel(
        { ...joinParts(train, validation), encoder, labelCount },
        options,
      );
      await writeLinear(finished, folder);
      for (const file of task.base.files)
        await cp(join(task.base.folder, file), join(folder, 'encoder', file));
    },
    trainAccuracy: () => outOfFoldAccuracy(trainData, options),
  };
}
