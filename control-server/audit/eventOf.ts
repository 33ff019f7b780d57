/** A row of the audit trail as the event that it tells. */
import type { Selectable } from 'kysely';
import { chainedEventSchema } from '../../core/contract/audit.ts';
import type { ChainedEvent } from '../../core/contract/audit.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { AuditTable } from '../store/schema.ts';

/** Throws ZodError for what the server did not write. */
export function eventOf(row: Selectable<AuditTable>): ChainedEvent {
  return chainedEventSchema.parse({
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind, name: row.actor_name },
    action: row.action,
    object: { kind: row.object_kind, id: row.object_id },
    owner: row.owner,
    origin: row.origin,
    result: parseJson(row.result),
    hash: row.hash,
  });
}
