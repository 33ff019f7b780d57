/** The figures of a run over its steps. */
import type * as z from 'zod';
import type { metricPageSchema, metricSeriesListSchema } from '../../core/contract/jobEvent.ts';
import type { Db } from '../store/store.ts';

/** Which there are. */
export async function listMetrics(db: Db, jobId: string): Promise<z.output<typeof metricSeriesListSchema>> {
  const rows = await db
    .selectFrom('metrics')
    .select(({ fn }) => [
      'name',
      fn.countAll<number>().as('points'),
      fn.min('step').as('firstStep'),
      fn.max('step').as('lastStep'),
    ])
    .where('job_id', '=', jobId)
    .groupBy('name')
    .orderBy('name')
    .execute();
  return { series: rows };
}

interface WantedPoints {
  readonly jobId: string;
  readonly name: string;
  /** -1: from the first step. */
  readonly after: number;
  readonly limit: number;
}

/** One of them; empty where there is none of that name. */
export async function readMetric(
  db: Db,
  { jobId, name, after, limit }: WantedPoints,
): Promise<z.output<typeof metricPageSchema>> {
  const points = await db
    .selectFrom('metrics')
    .select(['step', 'value', 'at'])
    .where('job_id', '=', jobId)
    .where('name', '=', name)
    .where('step', '>', after)
    .orderBy('step')
    .limit(limit)
    .execute();
  return { points, after: points.length < limit ? null : (points.at(-1)?.step ?? null) };
}
