/**
 * Puts a backup into a data folder of its own: checked before, and once more as a database with its audit trail. The folder
 * gets its name last, so that no server ever starts on a half of it.
 */
import { copyFile, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import type { BackupList } from '../../core/contract/backup.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { publicKeyOf } from '../../core/host/audit/headSignature.ts';
import { verifyAudit } from '../../core/host/audit/verifyAudit.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { auditKey } from '../audit/auditKey.ts';
import { exportAudit } from '../audit/exportAudit.ts';
import { openFileBlobs } from '../blobs/openFileBlobs.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import { ownAccord } from '../queue/queue.ts';
import type { Store } from '../store/store.ts';
import { openPostgresStore } from '../store/openPostgresStore.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import { postgresFileName, restorePostgres, sqliteFileName } from './databaseCopy.ts';
import type { PostgresCopyOptions } from './databaseCopy.ts';
import { verifyBackup } from './verifyBackup.ts';

export interface RestoreOptions extends PostgresCopyOptions {
  readonly backup: string;
  /** Not there yet, or empty. */
  readonly dataFolder: string;
  /** For a backup of PostgreSQL: an empty database. */
  readonly databaseUrl: string | undefined;
}

export interface Restored {
  readonly madeAt: number;
  readonly files: number;
  /** Events of the audit trail. */
  readonly events: number;
}

/** Leases that were given after the backup was made are still with workers: their tokens are never given again. */
const tokensLeftOut = 1_000_000;

/** Throws `folder.not_empty`, what `verifyBackup` throws, `backup.database_needed`, `disk.full` or `folder.not_writable`. */
export async function restoreBackup(options: RestoreOptions): Promise<Restored> {
  const { backup, dataFolder, databaseUrl } = options;
  await checkEmpty(dataFolder);
  const list = await verifyBackup(backup);
  if (list.database === 'postgres' && databaseUrl === undefined)
    throw new AppError('backup.database_needed', {});
  const draft = `${dataFolder}.restoring`;
  try {
    await rm(draft, { recursive: true, force: true });
    await mkdir(draft, { recursive: true, mode: 0o700 });
    await copyFiles(list, backup, draft);
    const events = await awaken(list, draft, options);
    await rmdir(dataFolder).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error;
    });
    await rename(draft, dataFolder);
    return { madeAt: list.madeAt, files: list.files.length, events };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw writeFailure(error, dataFolder);
  }
}

async function checkEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return [];
    throw writeFailure(error, folder);
  });
  if (names.length > 0) throw new AppError('folder.not_empty', { path: folder });
}

async function copyFiles({ files }: BackupList, from: string, to: string): Promise<void> {
  for (const { name } of files) {
    if (name === postgresFileName) continue;
    const parts = name.split('/');
    await mkdir(dirname(join(to, ...parts)), { recursive: true, mode: 0o700 });
    await copyFile(join(from, ...parts), join(to, ...parts));
  }
}

/** The database opens, is of this version's schema, and its audit trail is whole. Gives the number of its events. */
async function awaken(list: BackupList, folder: string, options: RestoreOptions): Promise<number> {
  const store = await openStore(list, folder, options);
  try {
    await checkDatabase(list, store);
    await checkBlobs(store, await openFileBlobs(join(folder, 'blobs')));
    const events = await checkTrail(list, store, folder);
    await goOn(store);
    return events;
  } finally {
    await store.close();
  }
}

async function openStore(list: BackupList, folder: string, options: RestoreOptions): Promise<Store> {
  const { backup, databaseUrl = '', log } = options;
  if (list.database === 'sqlite') {
    return await openSqliteStore(folder).catch((error: unknown) => {
      if (error instanceof AppError) throw error;
      throw new AppError('backup.damaged', { fault: 'database', name: sqliteFileName }, { cause: error });
    });
  }
  await restorePostgres(databaseUrl, join(backup, postgresFileName), options);
  return await openPostgresStore(databaseUrl, { log });
}

async function checkDatabase({ database }: BackupList, { db }: Store): Promise<void> {
  if (database !== 'sqlite') return;
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  if (rows[0]?.integrity_check === 'ok') return;
  throw new AppError('backup.damaged', { fault: 'database', name: sqliteFileName });
}

async function checkBlobs({ db }: Store, blobs: BlobStore): Promise<void> {
  for (const table of ['data_set_versions', 'upload_pieces', 'version_splits'] as const) {
    const rows = await db.selectFrom(table).select('sha256').distinct().execute();
    for (const { sha256 } of rows) {
      if (!(await blobs.has(sha256)))
        throw new AppError('backup.damaged', { fault: 'missing', name: sha256 });
    }
  }
}

async function checkTrail({ audit }: BackupList, store: Store, folder: string): Promise<number> {
  const { key } = await auditKey(folder);
  const verdict = await verifyAudit(linesOf(exportAudit(store, key)), {
    publicKey: publicKeyOf(key),
    earlier: audit,
  });
  if (verdict.kind === 'intact' && audit.publicKey === publicKeyOf(key)) return verdict.head.seq;
  throw new AppError('backup.damaged', { fault: 'audit', name: 'audit' });
}

async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) yield* piece.trimEnd().split('\n');
}

async function goOn(store: Store): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('counters')
      .set(({ eb }) => ({ value: eb('value', '+', tokensLeftOut) }))
      .where('name', '=', 'lease')
      .execute();
    // The backup itself was under way when its database was copied.
    await trx
      .updateTable('care_tasks')
      .set({ state: 'done', ended_at: now })
      .where('state', '=', 'running')
      .execute();
    const object = { kind: 'backup' as const, id: 'restored' };
    const owner = ownAccord.name;
    await appendAudit(trx, { now, by: ownAccord }, [{ action: 'backup.restore', object, owner }]);
  });
}
