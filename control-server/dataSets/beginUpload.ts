/** Announces a file: how large it is and what it will turn out to be. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { StoredFile, Upload } from '../../core/contract/storedDataSet.ts';
import { mostUploads, uploadKeptMs } from './dataKeeper.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { lockFiles } from './lockFiles.ts';
import { uploadOf } from './uploadOf.ts';

/** Throws `table.too_large` or `upload.too_many`. */
export async function beginUpload(
  { store, rules }: DataKeeper,
  owner: string,
  { sha256, bytes, fileName }: StoredFile,
): Promise<Upload> {
  const sizeMiB = bytes / 2 ** 20;
  const { maxFileSizeMiB: limitMiB } = rules.limitsOf(owner).dataset;
  if (sizeMiB > limitMiB) throw new AppError('table.too_large', { path: fileName, sizeMiB, limitMiB });
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    // Of several that begin at once, each counts those before it.
    await lockFiles(trx);
    const { count } = await trx
      .selectFrom('uploads')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('owner', '=', owner)
      .where('expires_at', '>', now)
      .where('data_set_id', 'is', null)
      .executeTakeFirstOrThrow();
    if (count >= mostUploads) throw new AppError('upload.too_many', { limit: mostUploads });
    const row = await trx
      .insertInto('uploads')
      .values({
        id: randomUUID(),
        owner,
        sha256,
        bytes,
        file_name: fileName,
        received: 0,
        expires_at: now + uploadKeptMs,
        data_set_id: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return uploadOf(row);
  });
}
