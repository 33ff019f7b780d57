import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { RoundTimes } from './roundTimes.ts';

const begin: RunEvent = { kind: 'phaseStarted', phase: 'fineTuning' };
const goneBack: RunEvent = {
  kind: 'adjusted',
  adjustment: { what: 'learningRateHalved', from: 1, to: 0.5, reason: 'lossRose', step: 3 },
};

const round = (epoch: number): RunEvent => ({
  kind: 'epochFinished',
  epoch,
  epochs: 10,
  trainLoss: 1,
  validationLoss: 1,
  validationAccuracy: 0.5,
  validationMacroF1: 0.5,
  isBest: true,
});

/** After each event at its second. */
function after(...events: readonly (readonly [seconds: number, event: RunEvent])[]): RoundTimes {
  const times = new RoundTimes();
  for (const [seconds, event] of events) times.hear(event, 1000 * seconds);
  return times;
}

describe('the rounds of a fine-tuning', () => {
  it('that were not run would have taken what the others did', () => {
    const times = after([5, begin], [9, round(1)], [15, round(2)], [20, round(3)]);
    assert.equal(times.skippedSeconds, 7 * 5);
    assert.equal(times.repeatedSecondsSince(0), 0);
  });
  it('are none where nothing is fine-tuned, or all were run', () => {
    assert.equal(after().skippedSeconds, 0);
    assert.equal(after([0, begin], [50, round(10)]).skippedSeconds, 0);
  });
  it('that a search told before are not measured', () => {
    const times = after([1, round(1)], [1, round(2)], [5, begin], [9, round(3)]);
    assert.equal(times.skippedSeconds, 7 * 4);
  });
  it('that were begun again count apart, as far as they passed since a moment', () => {
    const times = after(
      [0, begin],
      [4, round(1)],
      [7, goneBack],
      [11, round(2)],
      [13, goneBack],
      [17, round(3)],
    );
    assert.equal(times.repeatedSecondsSince(0), 5);
    assert.equal(times.repeatedSecondsSince(6000), 3);
    assert.equal(times.repeatedSecondsSince(20_000), 0);
    assert.equal(times.skippedSeconds, 7 * 4);
  });
});
