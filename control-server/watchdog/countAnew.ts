/** The owner of a job has said how it is to go on: the watchdog forgets what it held against it. */
import type { Trx } from '../store/store.ts';

export async function countAnew(trx: Trx, { token, now }: { token: number; now: number }): Promise<void> {
  await trx
    .updateTable('attempts')
    .set({ progress_at: now, round_at: now, warned_at: null, restart_asked_at: null })
    .where('lease_token', '=', token)
    .execute();
}
