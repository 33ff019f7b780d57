/** The whole audit trail as lines of JSON: every event in its order, and the signed head that says how far it goes. */
import type { KeyObject } from 'node:crypto';
import type { AuditLine } from '../../core/contract/audit.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { signHead } from '../../core/host/audit/headSignature.ts';
import type { Store } from '../store/store.ts';
import { eventOf } from './eventOf.ts';

const eventsAtOnce = 1000;

/** Up to the event that was the last one when it began; each line with its end. */
export async function* exportAudit(store: Store, privateKey: KeyObject): AsyncGenerator<string> {
  const { db } = store;
  const { seq: last, hash } = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  const signedAt = await store.now();
  for (let seen = 0; ;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seen)
      .where('seq', '<=', last)
      .orderBy('seq')
      .limit(eventsAtOnce)
      .execute();
    if (rows.length > 0) yield rows.map((row) => lineOf({ kind: 'event', event: eventOf(row) })).join('');
    seen = rows.at(-1)?.seq ?? last;
    if (rows.length < eventsAtOnce) break;
  }
  yield lineOf({ kind: 'head', head: signHead({ format: 1, seq: last, hash, signedAt }, privateKey) });
}

function lineOf(line: AuditLine): string {
  return `${canonicalJson(line)}\n`;
}
