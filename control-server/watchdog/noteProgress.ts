/** Remembers that a worker told something new, or that its run moved: from here on the watchdog counts anew. */
import type { Trx } from '../store/store.ts';

export interface Progress {
  readonly isNew: boolean;
  readonly isMoving: boolean;
}

export async function noteProgress(
  trx: Trx,
  { token, now }: { token: number; now: number },
  { isNew, isMoving }: Progress,
): Promise<void> {
  if (!isNew) return;
  await trx
    .updateTable('attempts')
    .set({ progress_at: now, warned_at: null, ...(isMoving && { round_at: now }) })
    .where('lease_token', '=', token)
    .execute();
}
