import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { timeBesideReading, workAfterEncoding } from './workAfterEncoding.ts';

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
  it('is that of all epochs where the training may stop early, and at the earliest that of the fewest', () => {
    const whole = workAfterEncoding({ ...planned, epochs: { low: 10, high: 10 } });
    const few = workAfterEncoding({ ...planned, epochs: { low: 4, high: 4 } });
    const { earliest, ...all } = workAfterEncoding({ ...planned, epochs: { low: 4, high: 10 } });
    assert.deepEqual(all, whole);
    assert.equal(earliest, few.low);
  });
});

describe('what follows the encoder’s pass beside reading', () => {
  it('are fewer fits of linear models at the least where a fine-tuned model may be delivered', () => {
    const measured = { baselineSeconds: 2, openingSeconds: 0 };
    const instantOnly = timeBesideReading(measured, { epochs: { low: 0, high: 0 }, encoderModels: 1 });
    const tuned = timeBesideReading(measured, { epochs: { low: 3, high: 3 }, encoderModels: 2 });
    assert.deepEqual(instantOnly, { lowSeconds: 12, highSeconds: 24 });
    assert.deepEqual(tuned, { lowSeconds: 6, highSeconds: 24 });
  });
  it('is the opening of each model that reads texts', () => {
    const measured = { baselineSeconds: 0, openingSeconds: 5 };
    const tuned = timeBesideReading(measured, { epochs: { low: 3, high: 3 }, encoderModels: 2 });
    assert.deepEqual(tuned, { lowSeconds: 10, highSeconds: 10 });
  });
});
