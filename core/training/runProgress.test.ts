import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { RunEvent } from '../contract/runEvent.ts';
import { applyEvent, noProgress } from './runProgress.ts';
import type { RunProgress } from './runProgress.ts';

const summary = {
  fileName: 'a.xlsx',
  fileHash: '',
  textColumn: 'Texto',
  labelColumn: 'Classe',
  totalRows: 10,
  usedRows: 10,
  labels: [],
  effects: [],
  characters: { median: 1, p95: 1, max: 1 },
};
const plan = {
  kind: 'planReady',
  engine: 'cpu',
  maxLength: 128,
  microBatch: 16,
  accumulation: 1,
  frozenLayers: 6,
  estimatedMemoryMiB: 1,
  epochs: 10,
  totalSteps: 1000,
} as const;
const step = (number: number, epoch: number): RunEvent => ({
  kind: 'stepFinished',
  epoch,
  step: number,
  totalSteps: 1000,
  loss: 1,
  gradNorm: 1,
  learningRate: 1,
  tokens: 1,
  milliseconds: 1,
});
const epoch = (number: number, accuracy: number): RunEvent => ({
  kind: 'epochFinished',
  epoch: number,
  epochs: 10,
  trainLoss: 1,
  validationLoss: 1,
  validationAccuracy: accuracy,
  validationMacroF1: accuracy,
  isBest: true,
});

function after(events: readonly RunEvent[]): RunProgress {
  return events.reduce(
    (progress, event, seq) => applyEvent(progress, { seq, at: 1000 + seq, requestId: 'r', event }),
    noProgress,
  );
}

const toTuning: RunEvent[] = [
  { kind: 'phaseStarted', phase: 'reading' },
  { kind: 'datasetReady', summary },
  plan,
  { kind: 'phaseStarted', phase: 'fineTuning' },
];

describe('runProgress', () => {
  it('knows the round and how much of it is done', () => {
    assert.deepEqual(after([...toTuning, step(275, 3)]).round, { number: 3, of: 10, share: 0.75 });
  });
  it('collects the accuracy of each round, and a repeated round replaces what came after it', () => {
    const events = [...toTuning, epoch(1, 0.72), epoch(2, 0.78), epoch(3, 0.7), epoch(3, 0.81)];
    assert.deepEqual(after(events).accuracies, [0.72, 0.78, 0.81]);
  });
  it('remembers when the last sign of life came', () => {
    assert.equal(after(toTuning).at, 1003);
  });
  it('an event applied twice changes nothing', () => {
    const progress = after(toTuning);
    assert.equal(
      applyEvent(progress, { seq: 2, at: 0, requestId: 'r', event: { kind: 'paused' } }),
      progress,
    );
  });
  it('a request that is no training fills its bar by its own phases', () => {
    const events: RunEvent[] = [{ kind: 'progressed', phase: 'predicting', done: 30, total: 60 }];
    assert.equal(after(events).overallShare, 0.5);
  });
  it('pauses, goes on, stops and ends', () => {
    const states = [{ kind: 'paused' }, { kind: 'continued' }, { kind: 'stopping' }] as const;
    assert.deepEqual(
      states.map((_, i) => after(states.slice(0, i + 1)).state),
      ['paused', 'working', 'stopping'],
    );
  });
  it('the bar never falls and ends full', () => {
    const phases = [
      'reading',
      'preparing',
      'baseline',
      'encoding',
      'instant',
      'fineTuning',
      'saving',
      'evaluating',
    ] as const;
    const someEvent: fc.Arbitrary<RunEvent> = fc.oneof(
      fc.constantFrom(...phases).map((phase) => ({ kind: 'phaseStarted' as const, phase })),
      fc.record({
        kind: fc.constant('progressed' as const),
        phase: fc.constantFrom(...phases),
        done: fc.nat(100),
        total: fc.nat(100),
      }),
      fc.integer({ min: 1, max: 1000 }).map((n) => step(n, Math.ceil(n / 100))),
      fc.constant<RunEvent>({ kind: 'datasetReady', summary }),
    );
    fc.assert(
      fc.property(fc.array(someEvent), (events) => {
        let share = 0;
        for (let i = 1; i <= events.length; i++) {
          const now = after(events.slice(0, i)).overallShare;
          assert.ok(now >= share && now <= 1);
          share = now;
        }
        const failed: RunEvent = { kind: 'failed', error: { code: 'disk.full', params: { path: '' } } };
        assert.equal(after([...events, failed]).overallShare, 1);
      }),
    );
  });
});
