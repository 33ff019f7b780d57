/** Events of a run, each once: one that is there already is left as it is. Gives those that were new. */
import { transitionTold } from '../../core/contract/jobEvent.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { Trx } from '../store/store.ts';
import type { Lease } from './queue.ts';
import { takeNumbers } from './takeNumbers.ts';

export interface NewEvent {
  readonly seq: number;
  /** JSON. */
  readonly body: string;
}

/** The caller holds the job's row: of two that tell the same, the second waits for it. */
export async function appendEvents(
  trx: Trx,
  { jobId, token }: Lease,
  { now, events }: { now: number; events: readonly NewEvent[] },
): Promise<NewEvent[]> {
  const added = await notThere(trx, { jobId, token }, events);
  if (added.length === 0) return added;
  const transitions = added.flatMap(({ body }) => transitionTold(parseJson(body)) ?? []);
  const first = await takeNumbers(trx, jobId, { count: added.length, transitions });
  for (const [index, { seq, body }] of added.entries()) {
    await trx
      .insertInto('events')
      .values({ job_id: jobId, lease_token: token, seq, at: now, body, number: first + index })
      .execute();
  }
  return added;
}

async function notThere(trx: Trx, { jobId, token }: Lease, events: readonly NewEvent[]): Promise<NewEvent[]> {
  if (events.length === 0) return [];
  const seqs = events.map(({ seq }) => seq);
  const rows = await trx
    .selectFrom('events')
    .select('seq')
    .where('job_id', '=', jobId)
    .where('lease_token', '=', token)
    .where('seq', '>=', Math.min(...seqs))
    .where('seq', '<=', Math.max(...seqs))
    .execute();
  const known = new Set(rows.map(({ seq }) => seq));
  return events.filter(({ seq }) => {
    const isNew = !known.has(seq);
    known.add(seq);
    return isNew;
  });
}
