/** Deletes those of the given blobs that nothing names any more. */
import type { Db, Trx } from '../store/store.ts';
import type { DataKeeper } from './dataKeeper.ts';
import { lockFiles } from './lockFiles.ts';

/** Where blobs are named. */
const named = [
  'data_set_versions',
  'upload_pieces',
  'version_splits',
  'bundle_pieces',
  'mirrored_files',
] as const;

/** How many there were. What a kill in between leaves is found by the next sweep. */
export async function dropUnused(
  { store, blobs }: Pick<DataKeeper, 'store' | 'blobs'>,
  hashes: Iterable<string>,
): Promise<number> {
  let count = 0;
  for (const sha256 of new Set(hashes)) {
    if (await isUsed(store.db, sha256)) continue;
    const now = await store.now();
    await store.db.transaction().execute(async (trx) => {
      await lockFiles(trx);
      if (await isBackedUp(trx, now)) return;
      // Somebody may have brought the same content since.
      if (await isUsed(trx, sha256)) return;
      await blobs.delete(sha256);
      count += 1;
    });
  }
  return count;
}

/** What a backup under way is to copy stays until it has; the next sweep finds it. */
async function isBackedUp(trx: Trx, now: number): Promise<boolean> {
  const task = await trx
    .selectFrom('care_tasks')
    .select('id')
    .where('kind', '=', 'backup')
    .where('state', '=', 'running')
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return task !== undefined;
}

async function isUsed(db: Db, sha256: string): Promise<boolean> {
  for (const table of named) {
    const row = await db.selectFrom(table).select('sha256').where('sha256', '=', sha256).executeTakeFirst();
    if (row) return true;
  }
  return false;
}
