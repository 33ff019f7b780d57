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

interface Act {
  readonly action: AuditAction;
  /** Who did it. Left out: whoever asked. */
  readonly worker?: string | null;
  readonly error?: ErrorCode;
}

/** What was done to one job, as it is afterwards, or to one published model. */
export type AuditEntry = Act &
  (
    | { readonly job: Pick<JobRow, 'id' | 'owner' | 'state'> }
    | { readonly model: { readonly id: string; readonly owner: string } }
  );

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
    const event = eventAt(++seq, now, { ...entry, by });
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

function eventAt(seq: number, at: number, { by, ...entry }: AuditEntry & { by: Asker }): AuditEvent {
  const { action, worker, error } = entry;
  const [kind, object] = 'job' in entry ? (['job', entry.job] as const) : (['model', entry.model] as const);
  return {
    seq,
    at,
    actor:
      worker === undefined || worker === null
        ? { kind: by.kind, name: by.name }
        : { kind: 'worker', name: worker },
    action,
    object: { kind, id: object.id },
    owner: object.owner,
    origin: by.origin,
    result: { ...('job' in entry && { state: entry.job.state }), ...(error !== undefined && { error }) },
  };
}
