/** A judge that finds nothing wrong would be no proof: each fault is made once. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DiaryLine } from '../../../core/host/testing/workDiary.ts';
import { judge, unfinished } from './judge.ts';
import type { Faults } from './judge.ts';
import type { Kept } from './readKept.ts';

const acknowledged = ['a', 'b'];
const none: Faults = { lostJobs: 0, doneTwice: 0, lostWrites: 0, untold: 0, brokenTrail: 0 };

/** Job a was done by the attempt 2, after the attempt 1 had been lost; job b by the attempt 3. */
const diary: readonly DiaryLine[] = [
  { kind: 'told', jobId: 'a', token: 1, turn: 0 },
  { kind: 'lost', jobId: 'a', token: 1 },
  { kind: 'told', jobId: 'a', token: 2, turn: 0 },
  { kind: 'completed', jobId: 'a', token: 2, nonce: 'n2' },
  { kind: 'told', jobId: 'b', token: 3, turn: 0 },
  { kind: 'completed', jobId: 'b', token: 3, nonce: 'n3' },
];

const kept: Kept = {
  jobs: new Map([
    ['a', { state: 'succeeded', nonce: 'n2' }],
    ['b', { state: 'succeeded', nonce: 'n3' }],
  ]),
  events: new Map([
    ['a 1 0', 'n1 0'],
    ['a 2 0', 'n2 0'],
    ['b 3 0', 'n3 0'],
  ]),
  logs: new Map([
    ['a 1', 'n1 0\n'],
    ['a 2', 'n2 0\n'],
    ['b 3', 'n3 0\n'],
  ]),
  metrics: new Map([
    ['a 0', 2],
    ['b 0', 3],
  ]),
  completions: new Map([
    ['a', 1],
    ['b', 1],
  ]),
  isTrailWhole: true,
};

function check(changed: Partial<Kept>, expected: Partial<Faults>, lines = diary): void {
  assert.deepEqual(judge({ acknowledged, diary: lines }, { ...kept, ...changed }), { ...none, ...expected });
}

function withOther<V>(map: ReadonlyMap<string, V>, key: string, value: V): Map<string, V> {
  return new Map([...map, [key, value]]);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): Map<string, V> {
  return new Map([...map].filter(([one]) => one !== key));
}

describe('the judge of a storm', () => {
  it('finds nothing where everything is kept', () => {
    check({}, {});
    assert.equal(unfinished({ acknowledged, diary }, kept), 0);
  });

  it('finds a job that is lost, and one that is not done', () => {
    // Its end was acknowledged, too.
    check({ jobs: without(kept.jobs, 'b') }, { lostJobs: 1, lostWrites: 1 });
    const jobs = withOther(kept.jobs, 'b', { state: 'queued', nonce: undefined });
    check({ jobs }, { lostWrites: 1 });
    assert.equal(unfinished({ acknowledged, diary }, { ...kept, jobs }), 1);
  });

  it('finds a job that was done twice, by its workers or by the audit trail', () => {
    const twice: DiaryLine = { kind: 'completed', jobId: 'a', token: 1, nonce: 'n1' };
    check({}, { doneTwice: 1, lostWrites: 1 }, [...diary, twice]);
    check({ completions: withOther(kept.completions, 'b', 2) }, { doneTwice: 1 });
    check({ completions: without(kept.completions, 'b') }, { untold: 1 });
  });

  it('finds each word that is lost, and a figure of an attempt that had lost the job', () => {
    check({ events: without(kept.events, 'a 1 0') }, { lostWrites: 1 });
    check({ logs: without(kept.logs, 'a 2') }, { lostWrites: 1 });
    check({ logs: withOther(kept.logs, 'b 3', 'n3 1\n') }, { lostWrites: 1 });
    check({ metrics: withOther(kept.metrics, 'a 0', 1) }, { lostWrites: 1 });
    check({ jobs: withOther(kept.jobs, 'a', { state: 'succeeded', nonce: 'n1' }) }, { lostWrites: 1 });
  });

  it('finds a broken audit trail', () => {
    check({ isTrailWhole: false }, { brokenTrail: 1 });
  });
});
