/** Takes bundles out of the database. */
import type { Trx } from '../store/store.ts';

/** The hashes of their pieces, which may be unused from now on. Whoever calls it holds the lock of the files. */
export async function removeBundles(trx: Trx, rows: readonly { readonly id: string }[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const pieces = await trx
    .deleteFrom('bundle_pieces')
    .where('bundle_id', 'in', ids)
    .returning('sha256')
    .execute();
  await trx.deleteFrom('bundles').where('id', 'in', ids).execute();
  return pieces.map(({ sha256 }) => sha256);
}
