/** Workers that answer, but go on, stand still or speak of nothing, in any order, against a model of product design 6.1. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findJob } from '../queue/findJob.ts';
import { giveBack } from '../queue/giveBack.ts';
import { heartbeat } from '../queue/heartbeat.ts';
import type { Lease, Queue } from '../queue/queue.ts';
import { report } from '../queue/report.ts';
import { wish } from '../queue/wish.ts';
import { databases, databaseUrl, withStore } from '../testing/stores.ts';
import type { TestClock } from '../testing/stores.ts';
import { addJob, isExpired, mustClaim, testQueue } from '../testing/testQueue.ts';
import { listNotices } from './listNotices.ts';
import { patrol } from './patrol.ts';

const minuteMs = 60_000;
const mostFailures = 1;

type Step =
  | { kind: 'wait'; ms: number }
  /** A sample of the device, again what was told already, or a step of the training. */
  | { kind: 'tell'; what: 'sample' | 'again' | 'step' }
  | { kind: 'patrol'; replicas: number }
  | { kind: 'pause' | 'continue' | 'giveBack' };

const waits = [minuteMs, 4 * minuteMs, 4 * minuteMs, 4 * minuteMs - 1, 4 * minuteMs + 1].map((ms): Step => ({
  kind: 'wait',
  ms,
}));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...waits) },
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('patrol' as const), replicas: fc.constantFrom(1, 1, 2) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      what: fc.constantFrom('sample' as const, 'sample' as const, 'again' as const, 'step' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>({ kind: 'pause' }, { kind: 'continue' }, { kind: 'giveBack' }),
  },
);

class Trial {
  readonly queue: Queue;
  readonly clock: TestClock;
  readonly jobId: string;
  readonly notices: [string, number][] = [];
  lease: Lease | null = null;
  progressAt = 0;
  roundAt = 0;
  warnedAt: number | null = null;
  askedAt: number | null = null;
  isPaused = false;
  failures = 0;
  isOver = false;
  #seq = 0;

  constructor(queue: Queue, clock: TestClock, jobId: string) {
    this.queue = queue;
    this.clock = clock;
    this.jobId = jobId;
  }

  async take(one: Step): Promise<void> {
    if (this.isOver) return;
    const lease = this.lease ?? (await this.#claim());
    switch (one.kind) {
      case 'wait':
        this.clock.at += one.ms;
        await heartbeat(this.queue, lease);
        return;
      case 'tell':
        await this.#tell(lease, one.what);
        return;
      case 'patrol':
        await this.#patrol(lease, one.replicas);
        return;
      case 'pause':
        await wish(this.queue, this.jobId, 'pause');
        this.isPaused = true;
        return;
      case 'continue':
        await wish(this.queue, this.jobId, null);
        this.isPaused = false;
        Object.assign(this, {
          progressAt: this.clock.at,
          roundAt: this.clock.at,
          warnedAt: null,
          askedAt: null,
        });
        return;
      case 'giveBack':
        await giveBack(this.queue, lease);
        this.lease = null;
    }
  }

  async #claim(): Promise<Lease> {
    const lease = await mustClaim(this.queue);
    this.lease = lease;
    Object.assign(this, { progressAt: this.clock.at, roundAt: this.clock.at, warnedAt: null, askedAt: null });
    return lease;
  }

  async #tell(lease: Lease, what: 'sample' | 'again' | 'step'): Promise<void> {
    const seq = what === 'again' ? Math.max(0, this.#seq - 1) : this.#seq;
    if (what === 'again' && this.#seq === 0) return;
    const kind = what === 'step' ? 'stepFinished' : 'deviceSampled';
    const events = [{ seq, body: JSON.stringify({ kind }) }];
    await report(this.queue, lease, { events, metrics: [], log: null });
    if (what === 'again' && this.told.has(`${lease.token} ${seq}`)) return;
    this.told.add(`${lease.token} ${seq}`);
    this.#seq = seq + 1;
    this.progressAt = this.clock.at;
    this.warnedAt = null;
    if (what === 'step') this.roundAt = this.clock.at;
  }

  readonly told = new Set<string>();

  async #patrol(lease: Lease, replicas: number): Promise<void> {
    await Promise.all(Array.from({ length: replicas }, () => patrol(this.queue)));
    this.#expectPatrol();
    const notices = await listNotices(this.queue.store.db, this.jobId);
    assert.deepEqual(
      notices.map(({ at, error }) => [error.code, at]),
      this.notices,
    );
    const { state, failed_attempts: failures, error } = await findJob(this.queue.store.db, this.jobId);
    assert.equal(failures, this.failures);
    if (this.isOver) {
      assert.equal(state, 'failed');
      assert.match(error ?? '', /job\.(no_progress|round_stuck)/u);
    } else assert.equal(state === 'queued', this.lease === null);
    if (this.lease === null) await assert.rejects(heartbeat(this.queue, lease), isExpired);
    else assert.equal((await heartbeat(this.queue, lease)).wish, this.#wish());
  }

  #wish(): string | null {
    if (this.isPaused) return 'pause';
    return this.askedAt === null ? null : 'restart';
  }

  #expectPatrol(): void {
    const now = this.clock.at;
    if (this.isPaused) return;
    if (this.askedAt !== null) {
      if (now - this.askedAt >= 5 * minuteMs) this.lease = null;
    } else if (now - this.roundAt >= 30 * minuteMs) this.#expectRestart('job.round_stuck');
    else if (this.warnedAt !== null) {
      if (now - this.warnedAt >= 5 * minuteMs) this.#expectRestart('job.no_progress');
    } else if (now - this.progressAt >= 15 * minuteMs) {
      this.warnedAt = now;
      this.notices.push(['job.silent', now]);
    }
  }

  #expectRestart(code: string): void {
    this.notices.push([code, this.clock.at]);
    this.failures++;
    this.isOver = this.failures > mostFailures;
    if (this.isOver) this.lease = null;
    else this.askedAt = this.clock.at;
  }
}

for (const database of databases) {
  describe(`the watchdog in ${database}`, function () {
    this.timeout(120_000);
    it('warns, restarts and takes in time, once, whatever happens in between', async function () {
      const isFast = database === 'SQLite';
      // Skipped here: within, it would be a run that failed.
      if (!isFast) await databaseUrl(this);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 120, size: 'max' }), async (steps) => {
          await withStore(database, async (store, clock) => {
            const queue = testQueue(store, { job: { maxRetries: mostFailures } });
            const trial = new Trial(queue, clock, (await addJob(queue)).id);
            for (const one of steps) await trial.take(one);
          }).call(this);
        }),
        { numRuns: isFast ? 15 : 6 },
      );
    });
  });
}
