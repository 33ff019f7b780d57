/** Where a fine-tuning stands: with the engine's state, all that is needed to go on as if nothing had happened. */
import * as z from 'zod';

export const epochRecordSchema = z.object({
  epoch: z.int(),
  trainLoss: z.number(),
  validationLoss: z.number(),
  validationAccuracy: z.number(),
  validationMacroF1: z.number(),
});
export type EpochRecord = z.infer<typeof epochRecordSchema>;

export const trainingProgressSchema = z.object({
  /** 0-based epoch under way, and the next batch of it. */
  epoch: z.int(),
  nextBatch: z.int(),
  /** Updates done. */
  step: z.int(),
  /** Sum and number of the step losses of the epoch under way. */
  lossSum: z.number(),
  lossCount: z.int(),
  /** Units per forward pass; halved when memory ran out. */
  microBatch: z.int(),
  /** Multiplies the schedule; halved each time the loss rose out of hand. */
  rateScale: z.number(),
  rateHalvings: z.int(),
  bestEpoch: z.int().nullable(),
  epochsWithoutGain: z.int(),
  history: z.array(epochRecordSchema),
  /** Nothing is left to train: every epoch done, or stopped improving. */
  finished: z.boolean(),
});
export type TrainingProgress = z.infer<typeof trainingProgressSchema>;

export function firstProgress(microBatch: number): TrainingProgress {
  return {
    epoch: 0,
    nextBatch: 0,
    step: 0,
    lossSum: 0,
    lossCount: 0,
    microBatch,
    rateScale: 1,
    rateHalvings: 0,
    bestEpoch: null,
    epochsWithoutGain: 0,
    history: [],
    finished: false,
  };
}

/** Validation of the best epoch so far. */
export function bestOf(progress: TrainingProgress): EpochRecord | undefined {
  return progress.history.findLast((record) => record.epoch === progress.bestEpoch);
}

/** Higher accuracy wins; at equal accuracy the lower loss does; anything is better than nothing. */
export function isBetterRound(record: EpochRecord, best: EpochRecord | undefined): boolean {
  if (!best) return true;
  if (record.validationAccuracy !== best.validationAccuracy)
    return record.validationAccuracy > best.validationAccuracy;
  return record.validationLoss < best.validationLoss;
}
