/** Three workers, leases that end, lost answers and late words in any order, against a model that is too simple to be wrong. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { JobState } from '../../core/contract/job.ts';
import { databases, databaseUrl, withStore } from '../testing/stores.ts';
import type { TestClock } from '../testing/stores.ts';
import { addJob, claimAs, isExpired, leaseMs, testQueue } from '../testing/testQueue.ts';
import { cancel } from './cancel.ts';
import { complete } from './complete.ts';
import { expireLeases } from './expireLeases.ts';
import { fail } from './fail.ts';
import { findJob } from './findJob.ts';
import { giveBack } from './giveBack.ts';
import { heartbeat } from './heartbeat.ts';
import type { Lease, Queue } from './queue.ts';

const workers = ['w1', 'w2', 'w3'] as const;
const error = { code: 'internal.unexpected' as const, params: { incident: 'x' } };
type Word = 'heartbeat' | 'complete' | 'fail' | 'giveBack';

type Step =
  | { kind: 'add' | 'expire' }
  | { kind: 'wait'; ms: number }
  | { kind: 'claim'; worker: number; isRepeated: boolean }
  /** `back`: with the last lease (0) or with an older one. */
  | { kind: 'say'; worker: number; word: Word; back: number }
  | { kind: 'cancel'; job: number };

const worker = fc.nat(workers.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'add' }) },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('claim' as const), worker, isRepeated: fc.boolean() }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      worker,
      word: fc.constantFrom<Word>('heartbeat', 'complete', 'fail', 'giveBack'),
      back: fc.constantFrom(0, 0, 1),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { kind: 'wait', ms: leaseMs / 3 },
      { kind: 'wait', ms: leaseMs - 1 },
      { kind: 'wait', ms: leaseMs },
    ),
  },
  { weight: 3, arbitrary: fc.constant<Step>({ kind: 'expire' }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), job: fc.nat(9) }) },
);

/** What must be true of a job, from what was acknowledged alone. */
interface Expected {
  /** The lease that may write, if any. */
  token: number | null;
  expiresAt: number;
  completions: number;
  ended: JobState | null;
  /** Words that were accepted, by token: repeating one is answered again. */
  said: Map<number, Word>;
}

class Trial {
  readonly jobs = new Map<string, Expected>();
  readonly leases = new Map<string, Lease[]>(workers.map((name) => [name, []]));
  readonly requests = new Map<string, string>();
  readonly queue: Queue;
  readonly clock: TestClock;
  #requests = 0;

  constructor(queue: Queue, clock: TestClock) {
    this.queue = queue;
    this.clock = clock;
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'add':
        this.jobs.set((await addJob(this.queue, { owner: `o${this.jobs.size}` })).id, {
          token: null,
          expiresAt: 0,
          completions: 0,
          ended: null,
          said: new Map(),
        });
        return;
      case 'wait':
        this.clock.at += step.ms;
        return;
      case 'expire':
        await expireLeases(this.queue);
        return;
      case 'claim':
        await this.#claim(workers[step.worker]!, step.isRepeated);
        return;
      case 'say':
        await this.#say(this.leases.get(workers[step.worker]!)!.at(-1 - step.back), step.word);
        return;
      case 'cancel':
        await this.#cancel([...this.jobs.keys()][step.job]);
    }
  }

  async #claim(name: string, isRepeated: boolean): Promise<void> {
    const before = isRepeated ? this.requests.get(name) : undefined;
    const requestId = before ?? `r${this.#requests++}`;
    const last = this.leases.get(name)!.at(-1);
    const claimed = await claimAs(this.queue, name, requestId).catch((failure: unknown) => {
      assert.ok(before !== undefined && isExpired(failure), String(failure));
      return null;
    });
    if (!claimed) return;
    const job = this.jobs.get(claimed.job.id)!;
    assert.equal(job.ended, null, 'a job that has ended was given out');
    if (claimed.token === job.token) {
      assert.deepEqual([last?.token, before], [claimed.token, requestId], 'a lease was given twice');
      return;
    }
    assert.ok(job.token === null || job.expiresAt <= this.clock.at, 'a job that is held was given out');
    assert.ok([...job.said.keys()].every((token) => token < claimed.token));
    Object.assign(job, { token: claimed.token, expiresAt: claimed.expiresAt });
    this.requests.set(name, requestId);
    this.leases.get(name)!.push({ jobId: claimed.job.id, token: claimed.token });
  }

  async #say(lease: Lease | undefined, word: Word): Promise<void> {
    if (!lease) return;
    const job = this.jobs.get(lease.jobId)!;
    const isHeld = job.token === lease.token && job.expiresAt > this.clock.at;
    const isRepeated = word !== 'heartbeat' && job.said.get(lease.token) === word;
    const answer = await this.#word(lease, word).catch((failure: unknown) => {
      assert.ok(isExpired(failure), String(failure));
      return null;
    });
    assert.equal(answer !== null, isHeld || isRepeated, `${word} was ${answer ? 'taken' : 'refused'}`);
    if (answer === null || isRepeated) return;
    if (word === 'heartbeat') {
      job.expiresAt = this.clock.at + leaseMs;
      return;
    }
    job.said.set(lease.token, word);
    job.token = null;
    if (word === 'complete') job.completions++;
    if (answer !== 'queued') job.ended = answer as JobState;
  }

  async #word(lease: Lease, word: Word): Promise<string> {
    if (word === 'complete') return await complete(this.queue, lease, '{}');
    if (word === 'fail') return await fail(this.queue, lease, { error, retryable: true });
    if (word === 'giveBack') return await giveBack(this.queue, lease);
    await heartbeat(this.queue, lease);
    return 'running';
  }

  async #cancel(id: string | undefined): Promise<void> {
    const job = id === undefined ? undefined : this.jobs.get(id);
    if (id === undefined || !job || job.ended) return;
    const { state } = await cancel(this.queue, id);
    if (state === 'cancelled') job.ended = state;
  }

  /** Everybody dies, and one worker does what is left: then every job that was taken must have ended. */
  async finish(): Promise<void> {
    this.clock.at += leaseMs;
    await expireLeases(this.queue);
    for (const job of this.jobs.values()) job.token = null;
    for (;;) {
      const before = this.leases.get('w1')!.length;
      await this.#claim('w1', false);
      if (this.leases.get('w1')!.length === before) break;
      await this.#say(this.leases.get('w1')!.at(-1), 'complete');
    }
    for (const [id, job] of this.jobs) {
      const { state } = await findJob(this.queue.store.db, id);
      assert.ok(['succeeded', 'failed', 'cancelled'].includes(state), `${id} is lost: ${state}`);
      if (job.ended) assert.equal(state, job.ended);
      assert.equal(job.completions, state === 'succeeded' ? 1 : 0);
    }
  }
}

for (const database of databases) {
  describe(`any order of events in ${database}`, function () {
    this.timeout(120_000);
    it('loses no job, completes none twice, and refuses late words', async function () {
      const isFast = database === 'SQLite';
      // Skipped here: within, it would be a run that failed.
      if (!isFast) await databaseUrl(this);
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 90, size: 'max' }), async (steps) => {
          await withStore(database, async (store, clock) => {
            const trial = new Trial(testQueue(store), clock);
            for (const one of steps) await trial.take(one);
            await trial.finish();
          }).call(this);
        }),
        { numRuns: isFast ? 40 : 8 },
      );
    });
  });
}
