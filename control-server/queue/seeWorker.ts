/** Notes that a worker is there. */
import type { Trx } from '../store/store.ts';

export async function seeWorker(trx: Trx, id: string, now: number): Promise<void> {
  await trx
    .insertInto('workers')
    .values({ id, first_seen_at: now, last_seen_at: now, facts: null, folder_id: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_seen_at: now }))
    .execute();
}
