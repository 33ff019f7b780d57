/** The simple method: TF-IDF and a linear classifier, in seconds. Always computed, always shown beside the rest. */
import type { RequestContext } from '../requestContext.ts';
import { fitLinearModel } from '../linear/fitLinearModel.ts';
import type { LinearModel } from '../linear/linearModel.ts';
import { writeLinear } from './writeLinear.ts';
import type { Candidate } from './candidate.ts';
import { stageResult } from './candidate.ts';
import { outOfFoldAccuracy } from './outOfFoldAccuracy.ts';
import { joinParts } from './trainingData.ts';
import type { TrainingData } from './trainingData.ts';
import { reportProgress } from './reportProgress.ts';
import { once } from './once.ts';

export interface BaselineCandidate extends Candidate {
  /** The model as it would be delivered: refitted on training and validation part. */
  finished(): Promise<LinearModel>;
}

export interface LinearSettings {
  readonly seed: number;
  /** Weight of each category, or null where all count the same. */
  readonly classWeights: Float32Array | null;
}

export async function baselineStage(
  data: TrainingData,
  settings: LinearSettings,
  context: RequestContext,
): Promise<BaselineCandidate> {
  context.emit({ kind: 'phaseStarted', phase: 'baseline' });
  const startedAt = Date.now();
  const { labels, train, validation } = data;
  const labelCount = labels.length;
  const options = {
    seed: settings.seed,
    ...(settings.classWeights && { classWeights: settings.classWeights }),
  };
  const { signal } = context.control;
  const report = reportProgress('baseline', context);
  const onProgress = (share: number) => {
    report(share, 1);
  };
  const model = await fitLinearModel({ ...train, labelCount }, { ...options, signal, onProgress });
  const validationLogits = model.score(validation.texts);
  const finished = once(() => fitLinearModel({ ...joinParts(train, validation), labelCount }, options));
  return {
    stage: 'baseline',
    result: stageResult({
      stage: 'baseline',
      logits: validationLogits,
      truth: validation.labels,
      labels,
      startedAt,
    }),
    validationLogits,
    finished,
    write: async (folder) => writeLinear(await finished(), folder),
    trainAccuracy: () => outOfFoldAccuracy({ ...train, labelCount }, options),
  };
}
