/** Backups are proved by restoring them: of a server that works, is killed, and whose data are gone. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'mocha';
import sqlite from 'node-sqlite3-wasm';
import { careTaskSchema } from '../../core/contract/care.ts';
import type { CareTask } from '../../core/contract/care.ts';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { backupFaults } from '../../core/contract/errors/careErrors.ts';
import { dataSetSchema } from '../../core/contract/storedDataSet.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { verifyAudit } from '../../core/host/audit/verifyAudit.ts';
import { startServerProcess } from '../../core/host/serverProcess.ts';
import type { ServerProcess } from '../../core/host/serverProcess.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { auditKey } from '../audit/auditKey.ts';
import { openFileBlobs } from '../blobs/openFileBlobs.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import { bytesOf, fileOf, filesBelow, sha256Of } from '../testing/testKeeper.ts';
import { addJob, testQueue } from '../testing/testQueue.ts';
import { ask } from '../testing/withServer.ts';
import type { Answer, Ask } from '../testing/withServer.ts';
import { listBackups } from './backupFolder.ts';
import { sqliteCopy } from './databaseCopy.ts';
import { fileHash } from './fileHash.ts';
import { makeBackup } from './makeBackup.ts';
import type { BackupSource } from './makeBackup.ts';
import { restoreBackup } from './restoreBackup.ts';
import { verifyBackup } from './verifyBackup.ts';

const quiet = { environment: {}, log: () => undefined, databaseUrl: undefined };
const request = { kind: 'train', config: { data: { path: '/home/ana/autos.xlsx' } } };

interface Started {
  readonly server: ServerProcess;
  readonly ask: (path: string, more?: Ask) => Promise<Answer>;
}

async function start(folder: string): Promise<Started> {
  const own = { BERT_TRAINING_SERVER_DATA: folder, BERT_TRAINING_SERVER_PORT: '0' };
  const server = await startServerProcess({ env: { ...process.env, ...own }, onLog: () => undefined });
  const token = readFileSync(server.tokenFile, 'utf8');
  return { server, ask: (path, more) => ask({ address: server.address, token }, path, more) };
}

async function bringFile({ ask: asked }: Started, content: string): Promise<string> {
  const { body: upload } = await asked('/api/v1/uploads', { body: fileOf(content) });
  const at = `/api/v1/uploads/${upload.id}`;
  const headers = { 'content-type': 'application/octet-stream' };
  await asked(`${at}/pieces?place=0`, { text: content, method: 'POST', headers });
  const purpose = { kind: 'newDataSet', name: 'Autos' };
  return dataSetSchema.parse((await asked(`${at}/finish`, { body: purpose })).body).id;
}

async function backUp({ ask: asked }: Started, dedupeKey: string): Promise<CareTask> {
  let { body } = await asked('/api/v1/backups', { body: { dedupeKey } });
  while (careTaskSchema.parse(body).state === 'running') {
    await pause(20);
    ({ body } = await asked(`/api/v1/care-tasks/${body.id}`));
  }
  return careTaskSchema.parse(body);
}

describe('a backup of a server that works', function () {
  this.timeout(180_000);

  it('restored elsewhere has everything that was acknowledged before it, and the server goes on', () =>
    withTemporaryFolder(async (folder) => {
      const data = join(folder, 'servidor');
      const first = await start(data);
      const dataSet = await bringFile(first, 'texto;classe\n');
      const before: string[] = [];
      for (let i = 0; i < 20; i++)
        before.push((await first.ask('/api/v1/jobs', { body: { request } })).body.id);
      const claim = { workerId: 'w', requestId: 'r1' };
      const { claimed } = (await first.ask('/api/v1/worker/claim', { body: claim })).body;
      // Others go on asking while the backup is made.
      const making = { isDone: false };
      const busy = (async () => {
        while (!making.isDone) await first.ask('/api/v1/jobs', { body: { request } });
      })();
      const task = await backUp(first, 'drill');
      making.isDone = true;
      await busy;
      assert.equal(task.state, 'done');
      assert.ok(first.server.processId !== undefined);
      kill(first.server.processId, 'SIGKILL');
      await first.server.ended;

      const backup = join(folder, 'cópia');
      const made = task.result?.['folder'];
      assert.ok(typeof made === 'string');
      // As somebody who copies it to another disk, and loses the first.
      cpSync(made, backup, { recursive: true });
      rmSync(data, { recursive: true });
      const restored = join(folder, 'restaurado');
      await restoreBackup({ backup, dataFolder: restored, ...quiet });

      const second = await start(restored);
      const { body: page } = await second.ask('/api/v1/jobs?limit=200');
      const ids = page.jobs.map((job: { id: string }) => job.id);
      assert.deepEqual(
        before.filter((id) => !ids.includes(id)),
        [],
      );
      const file = await second.ask(`/api/v1/data-sets/${dataSet}/versions/1/file`);
      assert.equal(file.body, 'texto;classe\n');
      const publicKey = readFileSync(join(restored, 'audit-key.pub'), 'utf8').trim();
      const { body: trail } = await second.ask('/api/v1/audit/export');
      assert.equal((await verifyAudit(String(trail).trimEnd().split('\n'), { publicKey })).kind, 'intact');
      // The worker of before still has its lease, and nobody is given its token.
      const { token, job } = claimed;
      const beat = await second.ask(`/api/v1/worker/jobs/${job.id}/heartbeat`, { body: { token } });
      assert.equal(beat.status, 200);
      const next = await second.ask('/api/v1/worker/claim', { body: { ...claim, requestId: 'r2' } });
      assert.ok(next.body.claimed.token > Number(token) + 1000);
      await second.server.stop();
    }));
});

interface Drill {
  readonly folder: string;
  readonly backup: string;
}

/** The server of a drill, whose backups lie beside its data. */
async function sourceIn(
  folder: string,
  { store, blobs }: Pick<BackupSource, 'store' | 'blobs'>,
): Promise<BackupSource> {
  const dataFolder = join(folder, 'data');
  return {
    store,
    database: sqliteCopy(store.db),
    blobs,
    dataFolder,
    auditKey: (await auditKey(dataFolder)).key,
    version: '0',
    folder: join(folder, 'backups'),
    keep: 2,
  };
}

/** A backup of a small server: one blob, one job. */
async function withBackup(use: (drill: Drill) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const dataFolder = join(folder, 'data');
    const store = await openSqliteStore(dataFolder);
    await addJob(testQueue(store));
    const blobs = await openFileBlobs(join(dataFolder, 'blobs'));
    await blobs.put(bytesOf('linhas'), { mostBytes: 100 });
    const source = await sourceIn(folder, { store, blobs });
    for (let i = 0; i < 3; i++) {
      await makeBackup(source, new AbortController().signal);
      // Each has a name of its own, by the millisecond.
      await pause(2);
    }
    await store.close();
    const [backup = ''] = await listBackups(source.folder);
    await use({ folder, backup });
  });
}

const isFault = (fault: (typeof backupFaults)[number]) => (error: unknown) =>
  isAppError(error, 'backup.damaged') && error.params.fault === fault;

describe('a backup', function () {
  this.timeout(60_000);
  const blob = `blobs/${sha256Of('linhas').slice(0, 2)}/${sha256Of('linhas')}`;

  it('is kept as often as was asked, and shares files with the one before', () =>
    withBackup(async ({ folder, backup }) => {
      assert.equal((await listBackups(join(folder, 'backups'))).length, 2);
      if (process.platform !== 'win32') assert.equal(statSync(join(backup, blob)).nlink, 2);
      const list = await verifyBackup(backup);
      assert.deepEqual(
        list.files.map(({ name }) => name).sort(),
        [blob, 'audit-key.pem', 'audit-key.pub', 'server.sqlite'].sort(),
      );
      await assert.rejects(verifyBackup(folder), (error) => isAppError(error, 'backup.not_found'));
    }));

  it('with a file missing, cut off or changed is refused, and nothing is restored', () =>
    withBackup(async ({ folder, backup }) => {
      const damages = {
        missing: () => {
          rmSync(join(backup, blob));
        },
        cut: () => {
          truncateSync(join(backup, 'server.sqlite'), 4096);
        },
        edited: () => {
          const path = join(backup, 'audit-key.pem');
          writeFileSync(path, readFileSync(path, 'utf8').replace('KEY', 'KEZ'));
        },
        list: () => {
          const path = join(backup, 'manifest.json');
          writeFileSync(path, readFileSync(path, 'utf8').replace('"version": "0"', '"version": "1"'));
        },
      } as const;
      const dataFolder = join(folder, 'restored');
      const whole = filesBelow(backup).map((path) => [path, readFileSync(path)] as const);
      for (const fault of ['missing', 'cut', 'edited', 'list'] as const) {
        damages[fault]();
        await assert.rejects(restoreBackup({ backup, dataFolder, ...quiet }), isFault(fault), fault);
        assert.ok(!filesBelow(folder).some((path) => path.startsWith(dataFolder)), fault);
        for (const [path, content] of whole) writeFileSync(path, content);
      }
      await restoreBackup({ backup, dataFolder, ...quiet });
    }));

  it('whose audit trail was written anew is refused, even with the right hashes', () =>
    withBackup(async ({ folder, backup }) => {
      const database = new sqlite.Database(join(backup, 'server.sqlite'));
      database.exec('DROP TRIGGER audit_no_update');
      database.exec("UPDATE audit SET actor_name = 'eva'");
      database.close();
      const path = join(backup, 'manifest.json');
      const { list } = JSON.parse(readFileSync(path, 'utf8'));
      const found = await fileHash(join(backup, 'server.sqlite'));
      for (const file of list.files) if (file.name === 'server.sqlite') Object.assign(file, found);
      writeFileSync(path, JSON.stringify({ list, hash: sha256Of(canonicalJson(list)) }));
      const restoring = restoreBackup({ backup, dataFolder: join(folder, 'restored'), ...quiet });
      await assert.rejects(restoring, isFault('audit'));
    }));

  it('goes into no folder that has something in it', () =>
    withBackup(async ({ folder, backup }) => {
      const restoring = restoreBackup({ backup, dataFolder: join(folder, 'data'), ...quiet });
      await assert.rejects(restoring, (error) => isAppError(error, 'folder.not_empty'));
    }));

  it('of a damaged file is not made, and the earlier ones stay', () =>
    withBackup(async ({ folder }) => {
      const dataFolder = join(folder, 'data');
      const store = await openSqliteStore(dataFolder);
      const blobs = await openFileBlobs(join(dataFolder, 'blobs'));
      await blobs.put(bytesOf('mais'), { mostBytes: 100 });
      const damaged = sha256Of('mais');
      writeFileSync(join(dataFolder, 'blobs', damaged.slice(0, 2), damaged), 'menos');
      const source = await sourceIn(folder, { store, blobs });
      const making = makeBackup(source, new AbortController().signal);
      await assert.rejects(making, (error) => isAppError(error, 'backup.blob_damaged'));
      assert.equal((await listBackups(source.folder)).length, 2);
      await store.close();
    }));
});
