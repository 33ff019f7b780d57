/** Whether a backup is as it was made: every file there, whole and unchanged. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backupManifestSchema } from '../../core/contract/backup.ts';
import type { BackupFile, BackupList } from '../../core/contract/backup.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { readFailure } from '../../core/tables/files/fileFailure.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import { manifestName } from './backupFolder.ts';
import { fileHash } from './fileHash.ts';

/** Throws `backup.not_found`, `backup.damaged` or `file.not_readable`. */
export async function verifyBackup(path: string): Promise<BackupList> {
  const list = await readList(path);
  for (const file of list.files) await verifyFile(path, file);
  return list;
}

async function readList(path: string): Promise<BackupList> {
  const text = await readFile(join(path, manifestName), 'utf8').catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? ''))
      throw new AppError('backup.not_found', { path });
    throw readFailure(error, path);
  });
  const { success, data } = backupManifestSchema.safeParse(parseJson(text));
  const isWhole =
    success && createHash('sha256').update(canonicalJson(data.list)).digest('hex') === data.hash;
  if (!isWhole) throw new AppError('backup.damaged', { fault: 'list', name: manifestName });
  return data.list;
}

async function verifyFile(folder: string, { name, bytes, sha256 }: BackupFile): Promise<void> {
  const path = join(folder, ...name.split('/'));
  const size = await stat(path).then(
    ({ size: there }) => there,
    (error: unknown) => {
      if (systemCode(error) === 'ENOENT') throw new AppError('backup.damaged', { fault: 'missing', name });
      throw readFailure(error, path);
    },
  );
  if (size < bytes) throw new AppError('backup.damaged', { fault: 'cut', name });
  const found = await fileHash(path);
  if (found.sha256 !== sha256) throw new AppError('backup.damaged', { fault: 'edited', name });
}
