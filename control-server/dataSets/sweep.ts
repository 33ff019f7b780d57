/** Clears away uploads that nobody goes on with, and blobs that nothing names: what kills and lost clients leave. */
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { forgetUpload } from './forgetUpload.ts';
import { lockFiles } from './lockFiles.ts';

/** How many blobs were deleted. Any replica may do it at any moment. */
export async function sweep(keeper: DataKeeper, signal: AbortSignal): Promise<number> {
  await forgetExpired(keeper);
  let count = 0;
  for await (const sha256 of keeper.blobs.list()) {
    if (signal.aborted) break;
    count += await dropUnused(keeper, [sha256]);
  }
  return count;
}

async function forgetExpired({ store }: DataKeeper): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const expired = await trx.selectFrom('uploads').select('id').where('expires_at', '<=', now).execute();
    for (const { id } of expired) await forgetUpload(trx, id);
  });
}
