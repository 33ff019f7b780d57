/** Notes that a worker is there, and what its computer is. */
import type { Queue } from './queue.ts';
import { seeWorker } from './seeWorker.ts';

/** `facts` is JSON; told again, the last word holds. */
export async function registerWorker({ store }: Queue, id: string, facts: string): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await seeWorker(trx, id, now);
    await trx.updateTable('workers').set({ facts }).where('id', '=', id).execute();
  });
}
