/** The workers that were ever heard of, the last one first. */
import type * as z from 'zod';
import { workerListSchema } from '../../core/contract/jobProtocol.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { Queue } from './queue.ts';

/** Nobody reads more at once. */
const most = 200;

export async function listWorkers({ store }: Queue): Promise<z.infer<typeof workerListSchema>> {
  const rows = await store.db
    .selectFrom('workers')
    .selectAll()
    .orderBy('last_seen_at', 'desc')
    .limit(most)
    .execute();
  return workerListSchema.parse({
    workers: rows.map((row) => ({
      id: row.id,
      firstSeenAt: row.first_seen_at,
      lastSeenAt: row.last_seen_at,
      facts: row.facts === null ? null : parseJson(row.facts),
    })),
  });
}
