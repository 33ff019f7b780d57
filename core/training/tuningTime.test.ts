import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { epochsLeft, timeAfterTuning, tuningTime } from './tuningTime.ts';
import type { TimeRange } from './timeEstimate.ts';
import type { EpochQuestion, TuningQuestion } from './tuningTime.ts';

/** 10 tokens a millisecond, in steps of 1000. */
const steps = Array.from({ length: 100 }, () => ({ amount: 1000, milliseconds: 100 }));

const question: TuningQuestion = {
  steps,
  validations: [2000, 2000],
  savings: [],
  tokens: { train: 100_000, validation: 10_000 },
  epochsLeft: { low: 3, high: 3 },
  epochDone: 0,
  after: { lowSeconds: 5, highSeconds: 9 },
};

function timeOf(changes: Partial<TuningQuestion>): { lowSeconds: number; highSeconds: number } {
  const range = tuningTime({ ...question, ...changes });
  assert.ok(range);
  return range;
}

/** Of a training of 10 epochs that waits three epochs for a gain. */
const epochCases: readonly { what: string; changes: Partial<EpochQuestion>; left: [number, number] }[] = [
  { what: 'at its start', changes: {}, left: [4, 10] },
  { what: 'after a gain', changes: { epoch: 2 }, left: [3, 8] },
  { what: 'after two epochs without gain', changes: { epoch: 5, epochsWithoutGain: 2 }, left: [1, 5] },
  { what: 'near its end', changes: { epoch: 9 }, left: [1, 1] },
  { what: 'that never stops early', changes: { epoch: 4, patience: null }, left: [6, 6] },
  { what: 'that has stopped', changes: { epoch: 6, epochsWithoutGain: 3, finished: true }, left: [0, 0] },
];

describe('epochs left of a training', () => {
  for (const { what, changes, left } of epochCases) {
    it(`${what}: ${left.join(' to ')}`, () => {
      const start = { epochs: 10, patience: 3, epoch: 0, epochsWithoutGain: 0, finished: false };
      const { low, high } = epochsLeft({ ...start, ...changes });
      assert.deepEqual([low, high], left);
    });
  }
});

describe('the time left of a fine-tuning', () => {
  it('is unknown before a step', () => {
    assert.equal(tuningTime({ ...question, steps: [] }), undefined);
  });
  it('holds steps, validations, the scoring of the best epoch, and what comes after', () => {
    // 30 s of steps, 3 validations of 2 s, 22 s of scoring, 5 to 9 s after it.
    const { lowSeconds, highSeconds } = timeOf({});
    assert.ok(lowSeconds < 63 && 67 < highSeconds, `${lowSeconds} to ${highSeconds}`);
    assert.ok(lowSeconds > 50 && highSeconds < 80, `${lowSeconds} to ${highSeconds}`);
  });
  it('is not nothing when the last step is done', () => {
    const { lowSeconds, highSeconds } = timeOf({ epochsLeft: { low: 0, high: 0 } });
    assert.ok(lowSeconds < 27 && 31 < highSeconds && lowSeconds > 20, `${lowSeconds} to ${highSeconds}`);
  });
  it('guesses the validation from the steps before one was measured', () => {
    // 10,000 tokens forward: a third of the second that a step over them takes.
    const { lowSeconds, highSeconds } = timeOf({ validations: [] });
    const truth = 30 + (3 + 11) / 3;
    assert.ok(lowSeconds - 5 < truth && truth < highSeconds - 9, `${lowSeconds} to ${highSeconds}`);
    assert.ok(lowSeconds > 30 && highSeconds < 60);
  });
  it('is that of all epochs where the training may stop early, and at the earliest that of the fewest', () => {
    const all = timeOf({ epochsLeft: { low: 10, high: 10 } });
    const few = timeOf({ epochsLeft: { low: 1, high: 1 } });
    assert.deepEqual(timeOf({ epochsLeft: { low: 1, high: 10 } }), {
      ...all,
      earliestSeconds: few.lowSeconds,
    });
    assert.deepEqual(Object.keys(all), ['lowSeconds', 'highSeconds']);
  });
  it('holds a checkpoint and mostly the best weights of each epoch, and reads these back', () => {
    // 3 · (3 + 1) + 1 seconds.
    const [without, withSaving] = [timeOf({}), timeOf({ savings: [2000, 4000] })];
    const middle = ({ lowSeconds, highSeconds }: TimeRange) => (lowSeconds + highSeconds) / 2;
    assert.ok(Math.abs(middle(withSaving) - middle(without) - 13) < 1e-9);
  });
  it('falls while an epoch is under way, and never below what comes after the steps', () => {
    const times = [0, 0.5, 1].map((epochDone) => timeOf({ epochDone }).highSeconds);
    assert.deepEqual(
      times.toSorted((a, b) => b - a),
      times,
    );
    assert.equal(timeOf({ epochsLeft: { low: 1, high: 1 }, epochDone: 1 }).lowSeconds > 5, true);
  });
});

describe('the time after a fine-tuning', () => {
  it('is that of reading the test texts with each model, and of fitting linear ones again', () => {
    const work = {
      testTokens: 10_000,
      encoderModels: 2,
      millisecondsPerToken: 0.5,
      openingSeconds: 0,
      linearSeconds: 0,
    };
    const { lowSeconds, highSeconds } = timeAfterTuning(work);
    assert.deepEqual([lowSeconds, highSeconds], [8, 12]);
    const linear = timeAfterTuning({ ...work, linearSeconds: 1 });
    assert.ok(linear.lowSeconds > 8.7 && linear.highSeconds > 19);
    const opened = timeAfterTuning({ ...work, openingSeconds: 5 });
    assert.deepEqual([opened.lowSeconds, opened.highSeconds], [16, 24]);
  });
});
