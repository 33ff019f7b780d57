/** Whether some worker could get a job now. */
import { findClaimable } from './findClaimable.ts';
import type { Queue } from './queue.ts';

export async function isClaimable({ store, limits }: Queue): Promise<boolean> {
  return (await findClaimable(store.db, limits)) !== undefined;
}
