/** The newest events of the audit trail first, a page at a time. */
import type { ChainedEvent } from '../../core/contract/audit.ts';
import type { Db } from '../store/store.ts';
import { eventOf } from './eventOf.ts';

export interface AuditQuery {
  /** Left out: everybody's. */
  readonly owner?: string;
  /** Left out: every job's. */
  readonly jobId?: string | undefined;
  readonly limit: number;
  readonly before?: number | undefined;
}

export async function listAudit(
  db: Db,
  { owner, jobId, limit, before }: AuditQuery,
): Promise<{ events: ChainedEvent[]; before: number | null }> {
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .$if(owner !== undefined, (query) => query.where('owner', '=', owner ?? ''))
    .$if(jobId !== undefined, (query) =>
      query.where('object_kind', '=', 'job').where('object_id', '=', jobId ?? ''),
    )
    .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return { events: rows.map(eventOf), before: rows.length < limit ? null : (rows.at(-1)?.seq ?? null) };
}
