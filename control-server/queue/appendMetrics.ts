/** Figures of a run, one for each name and step: steps that are done again from a checkpoint take the place of the first. */
import type { Trx } from '../store/store.ts';
import type { Lease } from './queue.ts';

export interface Metric {
  readonly name: string;
  readonly step: number;
  readonly value: number;
}

export async function appendMetrics(
  trx: Trx,
  { jobId }: Lease,
  { now, metrics }: { now: number; metrics: readonly Metric[] },
): Promise<void> {
  for (const { name, step, value } of metrics) {
    await trx
      .insertInto('metrics')
      .values({ job_id: jobId, name, step, value, at: now })
      .onConflict((conflict) => conflict.columns(['job_id', 'name', 'step']).doUpdateSet({ value, at: now }))
      .execute();
  }
}
