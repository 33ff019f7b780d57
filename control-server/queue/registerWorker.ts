/** Notes that a worker is there, and what its computer is. */
import type { Queue } from './queue.ts';
import { seeWorker } from './seeWorker.ts';

export interface WorkerWord {
  readonly id: string;
  /** JSON. */
  readonly facts: string;
  /** Of the folder that its jobs lie in. */
  readonly folderId: string | null;
}

/** Told again, the last word holds. */
export async function registerWorker({ store }: Queue, { id, facts, folderId }: WorkerWord): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await seeWorker(trx, id, now);
    await trx.updateTable('workers').set({ facts, folder_id: folderId }).where('id', '=', id).execute();
  });
}
