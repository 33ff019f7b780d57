/**
 * The order of an epoch: batches of unit indices, a pure function of (seed, epoch).
 * Batches hold texts of similar length (drawn from pools of several batches), in random order.
 */
import { shuffledIndices } from './seededRandom.ts';

/** Batches whose texts are sorted by length together. Wide enough to mix, narrow enough to pack well. */
const batchesPerPool = 8;

export interface EpochQuestion {
  /** Tokens of each unit. */
  readonly lengths: ArrayLike<number>;
  readonly batchSize: number;
  readonly seed: number;
  readonly epoch: number;
}

/** Every unit once, in batches of `batchSize`; only the last batch of the epoch's pools may be smaller. */
export function epochBatches({ lengths, batchSize, seed, epoch }: EpochQuestion): Int32Array[] {
  const order = shuffledIndices(lengths.length, seed, epoch, 1);
  const batches: Int32Array[] = [];
  const poolSize = batchSize * batchesPerPool;
  for (let start = 0; start < order.length; start += poolSize) {
    const pool = order.slice(start, start + poolSize);
    pool.sort((a, b) => lengths[a]! - lengths[b]! || a - b);
    for (let at = 0; at < pool.length; at += batchSize) batches.push(pool.slice(at, at + batchSize));
  }
  return [...shuffledIndices(batches.length, seed, epoch, 2)].map((index) => batches[index]!);
}

/** Batches for scoring: sorted by length, so that each packs well. The caller puts results back by index. */
export function scoringBatches(lengths: ArrayLike<number>, batchSize: number): Int32Array[] {
  const order = Int32Array.from({ length: lengths.length }, (_, i) => i);
  order.sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  const batches: Int32Array[] = [];
  for (let at = 0; at < order.length; at += batchSize) batches.push(order.slice(at, at + batchSize));
  return batches;
}

/** Cuts one batch into parts of at most `microBatch` units: gradients are summed, so the update is that of the whole. */
export function microBatches(batch: Int32Array, microBatch: number): Int32Array[] {
  const parts: Int32Array[] = [];
  for (let at = 0; at < batch.length; at += microBatch) parts.push(batch.slice(at, at + microBatch));
  return parts;
}
