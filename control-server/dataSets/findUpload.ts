/** One upload of an owner, as long as it is kept. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Store, Trx } from '../store/store.ts';
import type { UploadRow } from './uploadOf.ts';

export interface OwnUpload {
  readonly owner: string;
  readonly uploadId: string;
}

/** Throws `upload.not_found`, for somebody else's too. `db`: a transaction that reads it. */
export async function findUpload(
  store: Store,
  { owner, uploadId }: OwnUpload,
  db: Store['db'] | Trx = store.db,
): Promise<UploadRow> {
  const row = await db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', uploadId)
    .where('owner', '=', owner)
    .where('expires_at', '>', await store.now())
    .executeTakeFirst();
  if (!row) throw new AppError('upload.not_found', { uploadId });
  return row;
}
