/** What the watchdog told of a job, in the order in which it happened. */
import type { Notice } from '../../core/contract/jobProtocol.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { noticeSchema } from '../../core/contract/jobProtocol.ts';
import type { Db } from '../store/store.ts';

export async function listNotices(db: Db, jobId: string): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notices')
    .selectAll()
    .where('job_id', '=', jobId)
    .orderBy('at')
    .orderBy('lease_token')
    .execute();
  return rows.map(({ at, code, params }) =>
    noticeSchema.parse({ at, error: { code, params: parseJson(params) } }),
  );
}
