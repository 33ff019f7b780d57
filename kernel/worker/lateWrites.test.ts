/** A worker that stands still past its lease: whatever it says afterwards about the job is refused with 409. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { claimAnswerSchema, stateAnswerSchema } from '../../core/contract/jobProtocol.ts';
import type { ClaimedJob } from '../../core/contract/jobProtocol.ts';
import { askServer } from '../../core/host/askServer.ts';
import { skip } from '../../tools/testing/skip.ts';
import { startRelay } from './testing/relay.ts';
import type { Relay } from './testing/relay.ts';
import { spawnWorker } from './testing/spawnWorker.ts';
import { fineTuning, until, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const leaseSeconds = 5;
const noSignals = 'processes cannot be made to stand still on Windows';
const lateWriter = fileURLToPath(new URL('testing/lateWriter.ts', import.meta.url));

/** Another worker gets the job, once the lease of the first is over. */
async function claimAsOther({ server }: QueueTest): Promise<ClaimedJob> {
  for (;;) {
    const { claimed } = await askServer(server, {
      path: '/api/v1/worker/claim',
      body: { workerId: 'other', requestId: `r${performance.now()}`, waitMs: 10_000 },
      answer: claimAnswerSchema,
    });
    if (claimed) return claimed;
  }
}

/** The other does the job as if nothing had been said in between. */
async function completeAsOther({ server }: QueueTest, { job, token }: ClaimedJob): Promise<void> {
  const { state } = await askServer(server, {
    path: `/api/v1/worker/jobs/${job.id}/complete`,
    body: { token, result: { by: 'other' } },
    answer: stateAnswerSchema,
  });
  assert.equal(state, 'succeeded');
}

/** Nothing of the first attempt came in after the second had begun. */
async function assertNothingLate(test: QueueTest): Promise<void> {
  const late = `lease_token = (select min(lease_token) from attempts)`;
  const begun = `(select max(leased_at) from attempts)`;
  const rows = await test.rows(
    `select 'event' as what from events where ${late} and at >= ${begun}
     union all select 'metric' from metrics where at >= ${begun}
     union all select 'log' from log_chunks where ${late} and text like 'late%'
     union all select outcome from attempts where ${late} and outcome != 'lost'`,
  );
  assert.deepEqual(rows, []);
}

async function withRelay(test: QueueTest, use: (relay: Relay) => Promise<void>): Promise<void> {
  const relay = await startRelay(test.server.address);
  try {
    await use(relay);
  } finally {
    await relay.close();
  }
}

const gone = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

describe('a worker that stood still past its lease', function () {
  this.timeout(180_000);

  it('is refused with 409 whatever it says: events, metrics, log, checkpoint, sign of life, end', async function () {
    if (process.platform === 'win32') skip(this, noSignals);
    await withQueue(
      (test) =>
        withRelay(test, async ({ address, answers }) => {
          await test.post({});
          const place = JSON.stringify({ address, token: test.server.token });
          const child = spawn(process.execPath, ['--import', 'tsx/esm', lateWriter, place], {
            stdio: ['pipe', 'pipe', 'inherit'],
          });
          const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
          assert.equal((await lines.next()).value, 'claimed');
          child.kill('SIGSTOP');
          const other = await claimAsOther(test);
          const before = answers.length;
          child.kill('SIGCONT');
          child.stdin.end('go on\n');
          const said = (await lines.next()) as { value: string };
          const taken = JSON.parse(said.value) as Record<string, string>;
          const words = ['event', 'metric', 'log', 'checkpoint', 'heartbeat', 'complete', 'fail', 'giveBack'];
          assert.deepEqual(taken, Object.fromEntries(words.map((word) => [word, 'lease.expired'])));
          assert.deepEqual(
            answers.slice(before).map(({ word, status }) => `${word} ${status}`),
            ['events', 'events', 'events', 'events', 'heartbeat', 'complete', 'fail', 'give-back'].map(
              (word) => `${word} 409`,
            ),
          );
          await gone(child);
          await completeAsOther(test, other);
          await assertNothingLate(test);
        }),
      { leaseSeconds },
    );
  });

  it('as the real one does in the midst of a training: its first word is refused, and it says no other', async function () {
    if (process.platform === 'win32') skip(this, noSignals);
    await withQueue(
      (test) =>
        withRelay(test, async ({ address, answers }) => {
          const { parameters } = fineTuning;
          const job = await test.post({ ...fineTuning, parameters: { ...parameters, epochs: 100 } });
          const { child, said } = spawnWorker(test, address);
          try {
            await test.untilMidway(job.id);
            child.kill('SIGSTOP');
            const other = await claimAsOther(test);
            const before = answers.length;
            child.kill('SIGCONT');
            await until(() => said.join('').includes('no longer with this computer'));
            const late = answers.slice(before).filter(({ word }) => word !== 'claim');
            assert.ok(late.length > 0);
            for (const { word, status } of late) assert.equal(status, 409, word);
            await completeAsOther(test, other);
          } finally {
            const ended = gone(child);
            child.kill('SIGKILL');
            await ended;
          }
          await assertNothingLate(test);
        }),
      { leaseSeconds },
    );
  });
});
