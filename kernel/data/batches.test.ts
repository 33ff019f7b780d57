import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { epochBatches, microBatches, scoringBatches } from './batches.ts';

const lengths = Array.from({ length: 203 }, (_, i) => 5 + ((i * 37) % 90));
const flatten = (batches: Int32Array[]) => batches.flatMap((batch) => [...batch]).sort((a, b) => a - b);
const everyUnit = lengths.map((_, i) => i);

describe('batches', () => {
  it('of an epoch hold every unit once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(20), (batchSize, seed, epoch) => {
        assert.deepEqual(flatten(epochBatches({ lengths, batchSize, seed, epoch })), everyUnit);
      }),
    );
  });

  it('are the same for the same seed and epoch, and another epoch has another order', () => {
    const order = (epoch: number) =>
      epochBatches({ lengths, batchSize: 16, seed: 7, epoch }).map((batch) => [...batch]);
    assert.deepEqual(order(3), order(3));
    assert.notDeepEqual(order(3), order(4));
  });

  it('hold texts of similar length', () => {
    const spread = (batches: Int32Array[]) =>
      batches.reduce((sum, batch) => {
        const own = [...batch].map((i) => lengths[i]!);
        return sum + Math.max(...own) - Math.min(...own);
      }, 0) / batches.length;
    assert.ok(spread(epochBatches({ lengths, batchSize: 16, seed: 1, epoch: 0 })) < 40);
    assert.ok(spread(scoringBatches(lengths, 16)) < 12);
  });

  it('are cut into parts without losing anybody', () => {
    assert.deepEqual(
      microBatches(Int32Array.of(1, 2, 3, 4, 5), 2).map((part) => [...part]),
      [[1, 2], [3, 4], [5]],
    );
  });
});
