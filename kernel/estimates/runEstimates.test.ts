import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { wholeSeconds } from '../../core/contract/timeEstimates.ts';
import type { KeptEstimate } from '../../core/contract/timeEstimates.ts';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { firstOfEachKind, RunEstimates } from './runEstimates.ts';

const estimate = (lowSeconds: number, highSeconds: number, of?: KeptEstimate['kind']): RunEvent => ({
  kind: 'timeEstimated',
  lowSeconds,
  highSeconds,
  measuredSteps: 3,
  ...(of && { of }),
});

/** Nine runs whose fine-tunings took twice their estimate's high end. */
const past: KeptEstimate[] = Array.from({ length: 9 }, () => ({
  kind: 'tuning',
  computed: { lowSeconds: 100, highSeconds: 200 },
  told: { lowSeconds: 100, highSeconds: 200 },
  tookSeconds: 400,
  skippedSeconds: 0,
  repeatedSeconds: 0,
}));

describe('the estimates of a run (R28)', () => {
  it('are corrected by past ones of their kind, and say how far those were off', () => {
    const estimates = new RunEstimates({ past, now: () => 0 });
    const told = estimates.tell(estimate(10, 20, 'tuning'));
    assert.ok(told.kind === 'timeEstimated');
    assert.ok(told.lowSeconds < 40 && 40 < told.highSeconds && told.lowSeconds > 35, JSON.stringify(told));
    const { pastMiss } = told;
    assert.ok(pastMiss);
    assert.equal(pastMiss.estimates, 9);
    assert.ok(Math.abs(pastMiss.share - (400 / 150 - 1)) < 1e-9);
  });
  it('of another kind, or of none, stay as they are', () => {
    const estimates = new RunEstimates({ past, now: () => 0 });
    for (const event of [estimate(10, 20, 'reading'), estimate(10, 20), { kind: 'paused' } as const])
      assert.deepEqual(estimates.tell(event), event);
  });
  it('are graded by the time that passed until the end', () => {
    let now = 5000;
    const estimates = new RunEstimates({ past: [], now: () => now });
    estimates.tell(estimate(50, 70, 'reading'));
    now = 25_000;
    estimates.tell(estimate(30, 36, 'tuning'));
    now = 65_000;
    assert.deepEqual(
      estimates.graded().map(({ kind, tookSeconds }) => [kind, tookSeconds]),
      [
        ['reading', 60],
        ['tuning', 40],
      ],
    );
  });
  it('of a training that stopped early are held against all its rounds', () => {
    let now = 0;
    const estimates = new RunEstimates({ past: [], now: () => now });
    estimates.tell({ kind: 'phaseStarted', phase: 'fineTuning' });
    const event = estimates.tell({
      kind: 'timeEstimated',
      lowSeconds: 90,
      highSeconds: 110,
      earliestSeconds: 30,
      measuredSteps: 3,
      of: 'tuning',
    });
    assert.ok(event.kind === 'timeEstimated' && event.earliestSeconds === 30);
    for (const epoch of [1, 2, 3, 4]) {
      now += 10_000;
      estimates.tell({
        kind: 'epochFinished',
        epoch,
        epochs: 10,
        trainLoss: 1,
        validationLoss: 1,
        validationAccuracy: 0.5,
        validationMacroF1: 0.5,
        isBest: epoch === 1,
      });
    }
    const [kept] = estimates.graded();
    assert.ok(kept);
    assert.deepEqual([kept.tookSeconds, kept.skippedSeconds, kept.earliestSeconds], [40, 60, 30]);
    assert.equal(wholeSeconds(kept), 100);
  });
  it('keep the first of a kind, and each that sees half the time of the one before', () => {
    const estimates = new RunEstimates({ past: [], now: () => 0 });
    for (const high of [100, 90, 60, 50, 49, 25, 24, 12]) estimates.tell(estimate(10, high, 'tuning'));
    const kept = estimates.graded();
    assert.deepEqual(
      kept.map(({ told }) => told.highSeconds),
      [100, 50, 25, 12],
    );
    assert.deepEqual(
      firstOfEachKind(kept).map(({ told }) => told.highSeconds),
      [100],
    );
  });
  it('are kept as computed beside as told', () => {
    const estimates = new RunEstimates({ past, now: () => 0 });
    estimates.tell(estimate(10, 20, 'tuning'));
    const [kept] = estimates.graded();
    assert.ok(kept);
    assert.deepEqual(kept.computed, { lowSeconds: 10, highSeconds: 20 });
    assert.ok(kept.told.lowSeconds > 35);
  });
});
