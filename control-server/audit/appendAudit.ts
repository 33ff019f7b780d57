/**
 * Adds to the audit trail, in the transaction of what it tells: neither can be there without the other. Always the last
 * thing that a transaction does, because it holds the end of the trail until it ends: whoever waited for a job's row while
 * holding that would wait for ever.
 */
import type { AuditAction, AuditEvent } from '../../core/contract/audit.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { hashOfEvent } from '../../core/host/audit/chain.ts';
import type { JobRow } from '../queue/jobOf.ts';
import type { Asker } from '../queue/queue.ts';
import type { Trx } from '../store/store.ts';

/** What was done, or refused, to anything that is no job. */
export interface ObjectEntry {
  readonly action: AuditAction;
  readonly object: AuditEvent['object'];
  readonly owner: string;
  /** Left out: `refused` where there is an error, and `done`. */
  readonly state?: AuditEvent['result']['state'];
  /** Why it was refused, or failed. */
  readonly error?: ErrorCode;
  readonly value?: string;
  /** How many things it was done to. */
  readonly count?: number;
}

export type AuditEntry = JobEntry | ObjectEntry;

/** What was done to one job. */
export interface JobEntry {
  readonly action: AuditAction;
  /** As it is afterwards. */
  readonly job: Pick<JobRow, 'id' | 'owner' | 'state'>;
  /** Who did it. Left out: whoever asked. */
  readonly worker?: string | null;
  readonly error?: ErrorCode;
}

/** Characters, as the trail's schema has it. */
const mostValue = 200;

export async function appendAudit(
  trx: Trx,
  { now, by }: { now: number; by: Asker },
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const head = await trx
    .updateTable('audit_head')
    .set(({ eb }) => ({ seq: eb('seq', '+', entries.length) }))
    .returningAll()
    .executeTakeFirstOrThrow();
  let seq = head.seq - entries.length;
  let hash = head.hash;
  for (const entry of entries) {
    const event = { seq: ++seq, at: now, origin: by.origin, ...told(entry, by) };
    const { actor, object, origin, owner, action } = event;
    hash = hashOfEvent(hash, event);
    await trx
      .insertInto('audit')
      .values({
        seq,
        at: now,
        actor_kind: actor.kind,
        actor_name: actor.name,
        action,
        object_kind: object.kind,
        object_id: object.id,
        owner,
        origin,
        result: canonicalJson(event.result),
        hash,
      })
      .execute();
  }
  await trx.updateTable('audit_head').set({ hash }).execute();
}

function told(entry: AuditEntry, by: Asker): Omit<AuditEvent, 'seq' | 'at' | 'origin'> {
  const asker = { kind: by.kind, name: by.name };
  if ('object' in entry) {
    const { action, object, owner, error, value, count } = entry;
    const { state = error === undefined ? 'done' : 'refused' } = entry;
    return {
      actor: asker,
      action,
      object,
      owner,
      result: {
        state,
        ...(error !== undefined && { error }),
        ...(value !== undefined && { value: value.slice(0, mostValue) }),
        ...(count !== undefined && { count }),
      },
    };
  }
  const { action, job, worker, error } = entry;
  return {
    actor: worker === undefined || worker === null ? asker : { kind: 'worker', name: worker },
    action,
    object: { kind: 'job', id: job.id },
    owner: job.owner,
    result: { state: job.state, ...(error !== undefined && { error }) },
  };
}
