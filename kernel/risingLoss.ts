/** When an epoch has lost its way: its mean loss lies too far above what was there before it. */

/** Of one epoch's mean loss over the one before. */
const risingShare = 1.25;
/** In nats: below this a rise is the noise of a loss that is nearly zero (0.041 to 0.061 is a healthy run). */
const risingNats = 0.1;
/** The first epoch begins with a head that knows nothing or, in a folder that was a classifier, something else. */
const firstShare = 1.5;

export interface EpochLoss {
  readonly loss: number;
  /** Of the epoch before; undefined in the first. */
  readonly before: number | undefined;
  readonly labelCount: number; // C
}

/**
 * The first epoch is held against ln C, the loss of a head that gives every category the same. The weights of a step
 * sum to 1, so class weights do not move it. The entropy of the categories' shares, what the best constant answer would
 * cost, is no measure here: where the categories are skewed it lies far below ln C, and a healthy training that began
 * with a fresh head is still on its way down from there when its first epoch ends.
 */
export function lossRose({ loss, before, labelCount }: EpochLoss): boolean {
  if (before === undefined) return loss > Math.log(labelCount) * firstShare + risingNats;
  return loss > before * risingShare && loss > before + risingNats;
}
