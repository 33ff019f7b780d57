/** A row as a job that can be told. */
import type { Selectable } from 'kysely';
import { jobSchema } from '../../core/contract/job.ts';
import type { Job } from '../../core/contract/job.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { JobTable } from '../store/schema.ts';

export type JobRow = Selectable<JobTable>;

export function jobOf(row: JobRow): Job {
  return jobSchema.parse({
    id: row.id,
    state: row.state,
    owner: row.owner,
    priority: row.priority,
    request: parseJson(row.request),
    wish: row.wish,
    failedAttempts: row.failed_attempts,
    lostAttempts: row.lost_attempts,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    result: row.result === null ? null : parseJson(row.result),
    parentId: row.parent_id,
    error: row.error === null ? null : parseJson(row.error),
  });
}
