import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { linearTimeAfterEncoding, workAfterEncoding } from './workAfterEncoding.ts';

const planned = {
  tokens: 90_000,
  texts: { train: 800, validation: 100, test: 100 },
  epochs: { low: 3, high: 3 },
  trainedShare: 0.5,
  encoderModels: 2,
};

describe('work after the encoder’s pass', () => {
  it('is the epochs, the best one’s scores and the test', () => {
    // Three epochs of half the layers: 3 · (3 · 80,000 + 10,000) / 2; scores: 45,000; test: 2 · 10,000.
    const truth = 375_000 + 45_000 + 20_000;
    assert.deepEqual(workAfterEncoding(planned), { low: truth / 2, high: truth * 1.5 });
  });
  it('is the test alone where nothing is fine-tuned', () => {
    const { low, high } = workAfterEncoding({ ...planned, epochs: { low: 0, high: 0 }, encoderModels: 1 });
    assert.deepEqual([low, high], [5000, 15_000]);
  });
  it('is less at the low end where the training may stop early', () => {
    const whole = workAfterEncoding({ ...planned, epochs: { low: 10, high: 10 } });
    const early = workAfterEncoding({ ...planned, epochs: { low: 4, high: 10 } });
    assert.ok(early.low < whole.low);
    assert.equal(early.high, whole.high);
  });
});

describe('linear models after the encoder’s pass', () => {
  it('are fewer fits at the least where a fine-tuned model may be delivered', () => {
    const instantOnly = linearTimeAfterEncoding(2, { epochs: { low: 0, high: 0 } });
    const tuned = linearTimeAfterEncoding(2, { epochs: { low: 3, high: 3 } });
    assert.deepEqual(instantOnly, { lowSeconds: 12, highSeconds: 24 });
    assert.deepEqual(tuned, { lowSeconds: 6, highSeconds: 24 });
  });
});
