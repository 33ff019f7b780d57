/**
 * Writes a database of this version's schema to control-server/store/fixtures/, one for each released version: with jobs
 * in every state, as the queue itself leaves them. A file that is there is never written again: no later version of the
 * program could make the old schema.
 */
import { constants } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cancel } from '../queue/cancel.ts';
import { complete } from '../queue/complete.ts';
import { fail } from '../queue/fail.ts';
import { giveBack } from '../queue/giveBack.ts';
import { heartbeat } from '../queue/heartbeat.ts';
import { report } from '../queue/report.ts';
import { wish } from '../queue/wish.ts';
import { migrations } from '../store/migrate.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import type { Store } from '../store/store.ts';
import { TestClock } from './stores.ts';
import { addJob, mustClaim, testQueue } from './testQueue.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';

const fixtures = fileURLToPath(new URL('../store/fixtures/', import.meta.url));

const clock = new TestClock();
await withTemporaryFolder(async (folder) => {
  const store = await openSqliteStore(folder, clock.now);
  await fillWithJobs(store);
  await store.close();
  const target = join(fixtures, `${Object.keys(migrations).at(-1)}.sqlite`);
  await copyFile(join(folder, 'server.sqlite'), target, constants.COPYFILE_EXCL);
});

async function fillWithJobs(store: Store): Promise<void> {
  const queue = testQueue(store);
  await addJob(queue, { dedupeKey: 'autos-2026', priority: 5 });
  const first = await mustClaim(queue, 'w1');
  await report(queue, first, {
    events: [0, 1, 2].map((seq) => ({ seq, body: JSON.stringify({ kind: 'step', seq }) })),
    metrics: [{ name: 'loss', step: 1, value: 0.25 }],
    log: { place: 0, text: 'ação\n' },
  });
  clock.at += 60_000;
  await complete(queue, first, JSON.stringify({ model: 'm' }));

  await addJob(queue);
  const error = { code: 'internal.unexpected' as const, params: { incident: 'i' } };
  await fail(queue, await mustClaim(queue, 'w1'), { error, retryable: false });

  await addJob(queue);
  await giveBack(queue, await mustClaim(queue, 'w2'));
  const held = await mustClaim(queue, 'w2');
  await heartbeat(queue, held);
  await wish(queue, held.jobId, 'pause');

  const unwanted = await addJob(queue, { owner: 'rui' });
  await cancel(queue, unwanted.id);
  await addJob(queue, { owner: 'rui', dedupeKey: 'waiting' });
}
