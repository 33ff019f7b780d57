/**
 * A backup: the database as it was at one moment, every file that the server keeps, its keys, and a list with their hashes.
 * Nothing is deleted from the files meanwhile (dropUnused.ts), so that all that the database names is among them.
 */
import { createHash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { copyFile, link, mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BackupFile, BackupList } from '../../core/contract/backup.ts';
import { AppError, isAppError } from '../../core/contract/errors/appError.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { signHead } from '../../core/host/audit/headSignature.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';
import { isThere } from '../../core/tables/files/isThere.ts';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import { syncFolder } from '../../core/tables/files/syncFolder.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { BlobStore } from '../blobs/blobStore.ts';
import { blobPath, openFileBlobs } from '../blobs/openFileBlobs.ts';
import { migrations } from '../store/migrate.ts';
import type { Store } from '../store/store.ts';
import {
  clearUnfinished,
  deleteOldBackups,
  listBackups,
  manifestName,
  nameOfBackup,
  unfinished,
} from './backupFolder.ts';
import type { DatabaseCopy } from './databaseCopy.ts';
import { fileHash } from './fileHash.ts';

export interface BackupSource {
  readonly store: Store;
  readonly database: DatabaseCopy;
  readonly blobs: BlobStore;
  /** Its own files are keys and tokens. */
  readonly dataFolder: string;
  readonly auditKey: KeyObject;
  readonly version: string;
  readonly folder: string;
  /** How many backups stay. */
  readonly keep: number;
}

export interface BackupMade {
  readonly path: string;
  readonly files: number;
  readonly bytes: number;
}

/** Throws `backup.blob_damaged`, `backup.tool_missing`, `backup.tool_failed`, `server.stopping`, `disk.full` or `folder.not_writable`. */
export async function makeBackup(source: BackupSource, signal: AbortSignal): Promise<BackupMade> {
  const { folder, store, keep } = source;
  try {
    await clearUnfinished(folder);
    const madeAt = await store.now();
    const [last] = await listBackups(folder);
    const path = join(folder, nameOfBackup(madeAt));
    const draft = `${path}${unfinished}`;
    await mkdir(draft, { mode: 0o700 });
    const list = await fill(draft, { ...source, madeAt, last, signal });
    await writeManifest(draft, list);
    await renamePatiently(draft, path);
    await syncFolder(folder);
    await deleteOldBackups(folder, keep);
    return { path, files: list.files.length, bytes: list.files.reduce((sum, { bytes }) => sum + bytes, 0) };
  } catch (error) {
    throw writeFailure(error, join(folder, manifestName));
  }
}

interface Filling extends BackupSource {
  readonly madeAt: number;
  /** The backup before this one. */
  readonly last: string | undefined;
  readonly signal: AbortSignal;
}

async function fill(draft: string, filling: Filling): Promise<BackupList> {
  const { store, database, madeAt, version, auditKey } = filling;
  // Before the copy: the trail in it goes at least so far.
  const head = await store.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  await database.copyTo(join(draft, database.fileName));
  const files = [await synced(draft, database.fileName)];
  for (const name of await ownFiles(filling)) {
    await copyFile(join(filling.dataFolder, name), join(draft, name));
    files.push(await synced(draft, name));
  }
  files.push(...(await copyBlobs(draft, filling)));
  return {
    format: 1,
    madeAt,
    version,
    schema: Object.keys(migrations).at(-1) ?? '',
    database: database.kind,
    audit: signHead({ format: 1, seq: head.seq, hash: head.hash, signedAt: madeAt }, auditKey),
    files,
  };
}

/** Keys and tokens: all files beside the database. */
async function ownFiles({ dataFolder, database }: Filling): Promise<string[]> {
  const entries = await readdir(dataFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^[\w-][\w.-]*$/u.test(entry.name))
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('server.sqlite') && !name.endsWith('.draft'))
    .filter((name) => name !== database.fileName);
}

async function synced(draft: string, name: string): Promise<BackupFile> {
  const file = await open(join(draft, name), 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return { name, ...(await fileHash(join(draft, name))) };
}

async function copyBlobs(draft: string, { blobs, last, signal }: Filling): Promise<BackupFile[]> {
  const folder = join(draft, 'blobs');
  const target = await openFileBlobs(folder);
  const files: BackupFile[] = [];
  for await (const sha256 of blobs.list()) {
    if (signal.aborted) throw new AppError('server.stopping', {});
    const name = `blobs/${sha256.slice(0, 2)}/${sha256}`;
    const kept = last === undefined ? undefined : await linked(join(last, 'blobs'), folder, sha256);
    if (kept !== undefined) {
      files.push({ name, sha256, bytes: kept });
      continue;
    }
    const bounds = { mostBytes: Number.MAX_SAFE_INTEGER, sha256 };
    const put = await target.put(await blobs.get(sha256), bounds).catch((cause: unknown) => {
      throw isAppError(cause, 'blob.damaged')
        ? new AppError('backup.blob_damaged', { sha256 }, { cause })
        : cause;
    });
    if (put.kind !== 'stored') throw new AppError('backup.blob_damaged', { sha256 });
    files.push({ name, sha256, bytes: put.bytes });
  }
  return files;
}

/** A file that the backup before has, and still as its hash says, is shared with it. Gives its size. */
async function linked(from: string, to: string, sha256: string): Promise<number | undefined> {
  const path = blobPath(from, sha256);
  if (!(await isThere(path))) return undefined;
  const found = await fileHash(path);
  if (found.sha256 !== sha256) return undefined;
  const target = blobPath(to, sha256);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await link(path, target);
  } catch (error) {
    // A file system without shared files, or on another disk: it is copied.
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
  return found.bytes;
}

async function writeManifest(draft: string, list: BackupList): Promise<void> {
  const hash = createHash('sha256').update(canonicalJson(list)).digest('hex');
  await writeFile(join(draft, manifestName), `${JSON.stringify({ list, hash }, null, 1)}\n`, {
    mode: 0o600,
    flush: true,
  });
  await syncFolder(draft);
}
