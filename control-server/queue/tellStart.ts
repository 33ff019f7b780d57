/** The first word of a worker about a job that it got: from then on the run is under way. */
import type { Trx } from '../store/store.ts';
import type { JobRow } from './jobOf.ts';
import { movedBy } from './movedBy.ts';
import { tellChanges } from './tellChanges.ts';

/** Whether it was the first. */
export async function tellStart(
  trx: Trx,
  { id, run_state: state }: Pick<JobRow, 'id' | 'run_state'>,
  now: number,
): Promise<boolean> {
  if (state !== 'leased') return false;
  await tellChanges(trx, id, { now, changes: [movedBy('start')] });
  return true;
}
