/** Whether some worker could get a job now. */
import { findClaimable } from './findClaimable.ts';
import type { Queue } from './queue.ts';

export async function isClaimable({ store, rules }: Queue): Promise<boolean> {
  return (await findClaimable(store.db, rules.everybody, null)) !== undefined;
}
