/** Checks an export of the audit trail: nothing changed, taken out, moved or cut off, and the head signed. Pure. */
import { auditLineSchema } from '../../contract/audit.ts';
import type { ChainedEvent, SignedHead } from '../../contract/audit.ts';
import type { auditFaults } from '../../contract/errors/serverErrors.ts';
import { parseJson } from '../../contract/parseJson.ts';
import { canonicalJson } from './canonicalJson.ts';
import { hashOfEvent, noHash } from './chain.ts';
import { isSigned } from './headSignature.ts';

export type AuditFault = (typeof auditFaults)[number];

export interface AuditExpectation {
  /** SPKI in base64. Left out: the key that the export itself names is believed. */
  readonly publicKey?: string;
  /** A head that was kept before: the trail must be the same up to it. */
  readonly earlier?: SignedHead;
}

export type AuditVerdict =
  | { readonly kind: 'intact'; readonly head: SignedHead }
  /** `line`: 1-based, of the export; `seq`: the event that was due there. */
  | { readonly kind: 'broken'; readonly fault: AuditFault; readonly line: number; readonly seq: number };

/** `lines`: of the export, in its order, without their ends. The first fault is told. */
export async function verifyAudit(
  lines: AsyncIterable<string> | Iterable<string>,
  expected: AuditExpectation = {},
): Promise<AuditVerdict> {
  const check = new Check(expected);
  let line = 0;
  for await (const text of lines) {
    line++;
    const fault = check.take(text);
    if (fault) return { kind: 'broken', fault, line, seq: check.seq + 1 };
  }
  const { head } = check;
  if (!head) return { kind: 'broken', fault: 'cut', line: line + 1, seq: check.seq + 1 };
  return { kind: 'intact', head };
}

/** What has been read so far. */
class Check {
  readonly #expected: AuditExpectation;
  #hash = noHash;
  seq = 0;
  head: SignedHead | undefined;

  constructor(expected: AuditExpectation) {
    this.#expected = expected;
  }

  take(text: string): AuditFault | undefined {
    if (this.head) return 'afterHead';
    const { success, data } = auditLineSchema.safeParse(parseJson(text));
    if (!success) return 'unreadable';
    // Every byte counts: another reader might understand the same line otherwise.
    if (canonicalJson(data) !== text) return 'altered';
    return data.kind === 'event' ? this.#takeEvent(data.event) : this.#takeHead(data.head);
  }

  #takeEvent({ hash, ...event }: ChainedEvent): AuditFault | undefined {
    const due = this.seq + 1;
    if (event.seq > due) return 'missing';
    if (event.seq < due) return 'order';
    if (hashOfEvent(this.#hash, event) !== hash) return 'altered';
    const { earlier } = this.#expected;
    if (earlier?.seq === due && earlier.hash !== hash) return 'rewritten';
    this.seq = due;
    this.#hash = hash;
    return undefined;
  }

  #takeHead(head: SignedHead): AuditFault | undefined {
    const { publicKey, earlier } = this.#expected;
    if (!isSigned(head)) return 'signature';
    if (publicKey !== undefined && head.publicKey !== publicKey) return 'foreignKey';
    if (head.seq > this.seq) return 'missing';
    if (head.seq !== this.seq || head.hash !== this.#hash) return 'headMismatch';
    if (earlier && earlier.seq > this.seq) return 'rewritten';
    this.head = head;
    return undefined;
  }
}
