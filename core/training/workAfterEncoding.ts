/** What follows the encoder's pass, in tokens through the whole encoder: the speed of the pass then says how long it takes. */
import type { TimeRange } from './timeEstimate.ts';
import { stepCost } from './tuningTime.ts';
import type { WorkRange } from './tuningTime.ts';

export interface PlannedWork {
  /** Of the training and the validation texts together. */
  readonly tokens: number;
  readonly texts: { readonly train: number; readonly validation: number; readonly test: number };
  /** 0 and 0 where nothing is fine-tuned. */
  readonly epochs: WorkRange;
  /** Share of the encoder's layers that is trained. */
  readonly trainedShare: number;
  /** Models that read the test texts through the whole encoder. */
  readonly encoderModels: number;
}

/** Of all epochs, and at the least where the training may stop before. */
export interface WorkAfterEncoding extends WorkRange {
  readonly earliest?: number;
}

/** Nothing of it was measured: a step may cost half as much as is thought, or half as much again. */
const margin = 0.5;

export function workAfterEncoding(work: PlannedWork): WorkAfterEncoding {
  const { train, validation, test } = work.texts;
  const perText = work.tokens / Math.max(1, train + validation);
  const epoch = (stepCost * train + validation) * perText * work.trainedShare;
  const bestEpoch = work.epochs.high > 0 ? work.tokens * work.trainedShare : 0;
  const testing = test * perText * work.encoderModels;
  const all = (epochs: number) => epochs * epoch + bestEpoch + testing;
  const { low, high } = work.epochs;
  return {
    low: all(high) * (1 - margin),
    high: all(high) * (1 + margin),
    ...(low < high && { earliest: all(low) * (1 - margin) }),
  };
}

/** In fits of the simple method, which was timed; one beside the encoder takes half as long again. */
const fitsAfterEncoding = {
  /** The instant model once, then both once more on all that is not test. */
  atLeast: 3,
  /** Where a linear model is delivered, it is fitted for each fold of its honest training accuracy too. */
  delivered: 6,
  atMost: 12,
};

export interface MeasuredBeside {
  /** Of the simple method. */
  readonly baselineSeconds: number;
  /** Of opening a model that reads texts: its files, and a session for it. */
  readonly openingSeconds: number;
}

/** What follows the pass and is no reading of texts: the linear models that are fitted, and the others that are opened. */
export function timeBesideReading(
  { baselineSeconds, openingSeconds }: MeasuredBeside,
  { epochs, encoderModels }: Pick<PlannedWork, 'epochs' | 'encoderModels'>,
): TimeRange {
  const { atLeast, delivered, atMost } = fitsAfterEncoding;
  const low = epochs.high > 0 ? atLeast : delivered;
  const opening = encoderModels * openingSeconds;
  return {
    lowSeconds: low * baselineSeconds + opening,
    highSeconds: atMost * baselineSeconds + opening,
  };
}
