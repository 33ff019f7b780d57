/** Takes an upload out of the database. */
import type { Trx } from '../store/store.ts';

/** The hashes of its pieces, which may be unused from now on. */
export async function forgetUpload(trx: Trx, id: string): Promise<string[]> {
  const pieces = await trx
    .deleteFrom('upload_pieces')
    .where('upload_id', '=', id)
    .returning('sha256')
    .execute();
  await trx.deleteFrom('uploads').where('id', '=', id).execute();
  return pieces.map(({ sha256 }) => sha256);
}
