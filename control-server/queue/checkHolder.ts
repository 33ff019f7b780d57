/** Whether a job is, or was, with a worker: a token is a number that others could guess. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Db } from '../store/store.ts';

/** As a process of a registered worker is called. */
export function processOf(worker: string, given: string): string {
  return `${worker}:${given}`;
}

/**
 * `token` undefined: who holds the job now is what counts. An attempt never changes its worker, so that this can be looked at
 * before the write. Throws `lease.expired`, as the lease of another would.
 */
export async function checkHolder(
  db: Db,
  worker: string,
  { jobId, token }: { jobId: string; token: number | undefined },
): Promise<void> {
  const row =
    token === undefined
      ? await db.selectFrom('jobs').select('worker_id').where('id', '=', jobId).executeTakeFirst()
      : await db
          .selectFrom('attempts')
          .select('worker_id')
          .where('lease_token', '=', token)
          .where('job_id', '=', jobId)
          .executeTakeFirst();
  if (row?.worker_id?.startsWith(processOf(worker, '')) !== true) {
    throw new AppError('lease.expired', { jobId });
  }
}
