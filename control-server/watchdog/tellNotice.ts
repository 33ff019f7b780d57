/** Tells the owner of a job what the watchdog found: once, however many replicas find it. */
import type { ErrorParams } from '../../core/contract/errors/appError.ts';
import type { WatchCode } from '../../core/contract/errors/serverErrors.ts';
import { wireErrorSchema } from '../../core/contract/errors/wireError.ts';
import { tellChanges } from '../queue/tellChanges.ts';
import type { Trx } from '../store/store.ts';

interface Found<C extends WatchCode> {
  readonly jobId: string;
  readonly token: number;
  readonly code: C;
  readonly params: ErrorParams<C>;
  readonly since: number;
  readonly now: number;
}

export async function tellNotice<C extends WatchCode>(
  trx: Trx,
  { jobId, token, code, params, since, now }: Found<C>,
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('notices')
    .values({ job_id: jobId, lease_token: token, code, since, at: now, params: JSON.stringify(params) })
    .onConflict((conflict) => conflict.columns(['job_id', 'lease_token', 'code', 'since']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return;
  const error = wireErrorSchema.parse({ code, params });
  await tellChanges(trx, jobId, { now, changes: [{ kind: 'noticed', error }] });
}
