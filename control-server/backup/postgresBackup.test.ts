/** A database of PostgreSQL, through its own programs. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import pg from 'pg';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { auditKey } from '../audit/auditKey.ts';
import { openFileBlobs } from '../blobs/openFileBlobs.ts';
import { listJobs } from '../queue/listJobs.ts';
import { openPostgresStore } from '../store/openPostgresStore.ts';
import { databaseUrl } from '../testing/stores.ts';
import { addJob, testQueue } from '../testing/testQueue.ts';
import { postgresCopy } from './databaseCopy.ts';
import { makeBackup } from './makeBackup.ts';
import { restoreBackup } from './restoreBackup.ts';

const here = { environment: process.env, log: () => undefined };

/** Databases of their own: a backup is of a whole one. */
async function withDatabases(url: string, use: (urls: readonly string[]) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const names = [1, 2].map(() => `test_${randomUUID().replaceAll('-', '')}`);
  try {
    for (const name of names) await client.query(`create database ${name}`);
    const urls = names.map((name) => {
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    });
    await use(urls);
  } finally {
    for (const name of names) await client.query(`drop database if exists ${name}`);
    await client.end();
  }
}

describe('a backup of PostgreSQL', function () {
  this.timeout(60_000);

  it('is restored into an empty database, which goes on', async function () {
    const url = await databaseUrl(this);
    await withDatabases(url, ([from = '', to = '']) =>
      withTemporaryFolder(async (folder) => {
        const dataFolder = join(folder, 'data');
        const blobs = await openFileBlobs(join(dataFolder, 'blobs'));
        const store = await openPostgresStore(from, { log: () => undefined });
        const job = await addJob(testQueue(store));
        const { path: backup } = await makeBackup(
          {
            store,
            database: postgresCopy(from, here),
            blobs,
            dataFolder,
            auditKey: (await auditKey(dataFolder)).key,
            version: '0',
            folder: join(folder, 'backups'),
            keep: 1,
          },
          new AbortController().signal,
        );
        await store.close();
        const restored = join(folder, 'restored');
        const nowhere = restoreBackup({ backup, dataFolder: restored, databaseUrl: undefined, ...here });
        await assert.rejects(nowhere, (error) => isAppError(error, 'backup.database_needed'));
        await restoreBackup({ backup, dataFolder: restored, databaseUrl: to, ...here });
        const again = await openPostgresStore(to, { log: () => undefined });
        const { jobs } = await listJobs(testQueue(again), { limit: 10 });
        await again.close();
        assert.deepEqual(
          jobs.map(({ id }) => id),
          [job.id],
        );
      }),
    );
  });

  it('says which program is missing', () =>
    withTemporaryFolder(async (folder) => {
      const copy = postgresCopy('postgresql://u:p@127.0.0.1:1/d', {
        environment: { PATH: folder },
        log: () => undefined,
      });
      await assert.rejects(copy.copyTo(join(folder, 'x')), (error) =>
        isAppError(error, 'backup.tool_missing'),
      );
    }));
});
