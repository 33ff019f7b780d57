import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ReviewSetting } from '../contract/evaluation.ts';
import { lowerPromiseOf } from './lowerPromise.ts';

const settings: readonly ReviewSetting[] = [
  { promise: 0.8, reviewBelow: 0.4 },
  { promise: 0.85, reviewBelow: 0.6 },
  { promise: 0.9, reviewBelow: 0.97 },
  { promise: 0.95, reviewBelow: 1, allForReview: 'fewTexts' },
  { promise: 0.98, reviewBelow: 0.5 },
];
const texts = [0.3, 0.5, 0.7, 0.95].map((confidence) => ({ confidence }));

describe('a lower promise, where everything is marked for review', () => {
  it('is the strictest that leaves some texts, and says how many', () => {
    assert.deepEqual(lowerPromiseOf(texts, settings, 0.95), { promise: 0.85, withoutReview: 2 });
  });
  it('is never as strict as the one that was asked for', () => {
    assert.deepEqual(lowerPromiseOf(texts, settings, 0.85), { promise: 0.8, withoutReview: 3 });
    assert.equal(lowerPromiseOf(texts, settings, 0.8), undefined);
  });
  it('is none where no limit lets anything through, or there are no limits', () => {
    assert.equal(lowerPromiseOf([{ confidence: 0.2 }], settings, 0.95), undefined);
    assert.equal(lowerPromiseOf(texts, [], 0.95), undefined);
  });
});
