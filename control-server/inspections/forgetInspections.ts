/** Looks at a data set go with it: what they found is forgotten, and those under way end. */
import { heldStates, nextState } from '../../core/contract/job.ts';
import type { JobRow } from '../queue/jobOf.ts';
import { movedBy } from '../queue/movedBy.ts';
import { tellChanges } from '../queue/tellChanges.ts';
import type { Trx } from '../store/store.ts';

/** The jobs that ended by it. */
export async function forgetInspections(
  trx: Trx,
  { dataSetId, now }: { dataSetId: string; now: number },
): Promise<JobRow[]> {
  const looks = await trx
    .deleteFrom('inspections')
    .where('data_set_id', '=', dataSetId)
    .returning('job_id')
    .execute();
  if (looks.length === 0) return [];
  const ids = looks.map(({ job_id }) => job_id);
  const nothing = { data_set_id: null, data_set_version: null, result: null };
  const ended = await trx
    .updateTable('jobs')
    .set({ ...nothing, state: nextState('queued', 'cancel'), finished_at: now })
    .where('id', 'in', ids)
    .where('state', '=', 'queued')
    .returningAll()
    .execute();
  const held = await trx
    .updateTable('jobs')
    .set({ ...nothing, wish: 'cancel' })
    .where('id', 'in', ids)
    .where('state', 'in', heldStates)
    .returning('id')
    .execute();
  await trx.updateTable('jobs').set(nothing).where('id', 'in', ids).execute();
  for (const { id } of ended) await tellChanges(trx, id, { now, changes: [movedBy('cancel')] });
  for (const { id } of held)
    await tellChanges(trx, id, { now, changes: [{ kind: 'wished', wish: 'cancel' }] });
  return ended;
}
