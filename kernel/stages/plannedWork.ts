/** What a run with these stages will do after the encoder's pass: the measure of its time estimates. */
import type { Stage } from '../../core/contract/runConfig.ts';
import type { EstimateKind } from '../../core/contract/timeEstimates.ts';
import type { TimeRange } from '../../core/training/timeEstimate.ts';
import { epochsLeft, timeAfterTuning } from '../../core/training/tuningTime.ts';
import type { PlannedWork } from '../../core/training/workAfterEncoding.ts';
import type { PreparedEncoder } from './prepareEncoder.ts';
import type { PreparedRun } from './prepareRun.ts';

/** As far as it is known before the texts are tokens. */
export type Planned = Omit<PlannedWork, 'tokens'>;

export function plannedWork({ data, parameters, base }: PreparedRun, wanted: readonly Stage[]): Planned {
  const { epochs, earlyStoppingPatience: patience, frozenLayers } = parameters;
  const layers = base?.shape.layerCount ?? 1;
  const isTuned = wanted.includes('fineTuned');
  return {
    texts: {
      train: data.train.texts.length,
      validation: data.validation.texts.length,
      test: data.test.texts.length,
    },
    epochs: epochsLeft({ epochs, patience, epoch: 0, epochsWithoutGain: 0, finished: !isTuned }),
    trainedShare: (layers - frozenLayers) / layers,
    encoderModels: wanted.filter((stage) => stage !== 'baseline').length,
  };
}

/** From the best epoch to the verdict. The test texts are not tokens yet: they are as long as the others. */
export function timeAfter(
  { source, millisecondsPerToken, openingSeconds }: PreparedEncoder,
  { planned, linearSeconds }: { planned: Planned; linearSeconds: number },
): TimeRange {
  const { train, validation, test } = planned.texts;
  const tokens = source.lengths.reduce((sum, length) => sum + length, 0);
  const testTokens = (tokens * test) / (train + validation);
  const { encoderModels } = planned;
  return timeAfterTuning({
    testTokens,
    encoderModels,
    millisecondsPerToken,
    openingSeconds,
    linearSeconds,
  });
}

/** Of the estimates that rest on the encoder's pass. */
export function estimateKindOf({ epochs }: Planned): EstimateKind {
  return epochs.high === 0 ? 'reading' : 'readingBeforeTuning';
}
