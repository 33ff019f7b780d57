/** The chain of the audit trail: each event is hashed together with the hash before it. */
import { createHash } from 'node:crypto';
import type { AuditEvent } from '../../contract/audit.ts';
import { canonicalJson } from './canonicalJson.ts';

/** What stands before the first event. */
export const noHash = '0'.repeat(64);

/** SHA-256 in hexadecimal. */
export function hashOfEvent(previous: string, event: AuditEvent): string {
  return createHash('sha256').update(previous).update(canonicalJson(event)).digest('hex');
}
