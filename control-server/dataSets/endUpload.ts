/** An upload and its pieces are gone; what it became stays. */
import type { DataKeeper } from './dataKeeper.ts';
import { dropUnused } from './dropUnused.ts';
import { findUpload } from './findUpload.ts';
import type { OwnUpload } from './findUpload.ts';
import { forgetUpload } from './forgetUpload.ts';
import { lockFiles } from './lockFiles.ts';

/** Throws `upload.not_found`. */
export async function endUpload(keeper: DataKeeper, upload: OwnUpload): Promise<void> {
  const { store } = keeper;
  const pieces = await store.db.transaction().execute(async (trx) => {
    await lockFiles(trx);
    const { id } = await findUpload(store, upload, trx);
    return await forgetUpload(trx, id);
  });
  await dropUnused(keeper, pieces);
}
