import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { sampleManifest } from '../../core/training/testing/sampleManifest.ts';
import { predictionsOf } from './predictions.ts';
import { withPromise } from './withPromise.ts';

const manifest: ModelManifest = {
  ...sampleManifest,
  reviewBelow: 0.8,
  review: [
    { promise: 0.9, reviewBelow: 0.6 },
    { promise: 0.95, reviewBelow: 0.8 },
    { promise: 0.99, reviewBelow: 1, allForReview: 'fewTexts' },
  ],
};

/** Whether a text with this lead of its category needs review, by a promise. */
const needsReview = (lead: number, promise?: number) =>
  predictionsOf(Float32Array.of(lead, 0), withPromise(manifest, promise))[0]?.needsReview;

describe('marking for review by another promise', () => {
  it('takes the limit of that promise', () => {
    // A lead of 0.847 is a confidence of 0.7.
    assert.deepEqual(
      [needsReview(0.847), needsReview(0.847, 0.9), needsReview(0.847, 0.95)],
      [true, false, true],
    );
  });
  it('marks everything where the promise cannot be kept, however sure the model is', () => {
    assert.deepEqual([needsReview(1000), needsReview(1000, 0.99)], [false, true]);
  });
  it('leaves a model as it is where no promise was asked for', () => {
    assert.equal(withPromise(manifest, undefined), manifest);
  });
  it('a promise that the model has no limit for is refused, and the others are named', () => {
    const refused = (known: readonly number[]) => (error: unknown) => {
      assert.ok(isAppError(error, 'model.promise_unknown'));
      assert.deepEqual(error.params, { asked: 98, known });
      return true;
    };
    assert.throws(() => withPromise(manifest, 0.98), refused([90, 95, 99]));
    const older = { ...manifest, review: undefined };
    assert.throws(() => withPromise(older, 0.98), refused([]));
  });
});
