import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../core/contract/errors/appError.ts';
import { smallShape } from './engines/cpu/testing/smallModel.ts';
import { referenceEngine } from './engines/reference/referenceEngine.ts';
import { fitMicroBatch } from './planMemory.ts';

/** One byte a token, and a hundred whatever the batch. */
const engine = {
  ...referenceEngine,
  planMemory: ({ lengths }: { readonly lengths: readonly number[] }) => ({
    stateBytes: 100,
    workBytes: lengths.reduce((sum, length) => sum + length, 0),
  }),
};

function fit(freeBytes: number, besideBytes = 0) {
  const lengths = Int32Array.of(1, 50, 2, 40, 3, 30, 4, 20);
  return fitMicroBatch({
    engine,
    shape: smallShape,
    frozenLayers: 0,
    batchSize: 4,
    lengths,
    besideBytes,
    freeBytes,
  });
}

describe('the micro-batch', () => {
  it('is the whole batch where its longest texts fit into four fifths of the free memory', () => {
    // 100 + 50 + 40 + 30 + 20 = 240 bytes, a fifth of 300 left over.
    assert.deepEqual(fit(300), { microBatch: 4, estimatedBytes: 240 });
    assert.equal(fit(299).microBatch, 2);
  });

  it('leaves room for what training keeps beside the engine', () => {
    assert.deepEqual(fit(300, 1), { microBatch: 2, estimatedBytes: 191 });
  });

  it('that cannot hold one text says how much is missing', () => {
    assert.equal(fit(188).microBatch, 1);
    assert.throws(
      () => fit(187),
      (error) => isAppError(error, 'engine.out_of_memory'),
    );
  });
});
