import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { AuditEvent, AuditLine, ChainedEvent } from '../../contract/audit.ts';
import { canonicalJson } from './canonicalJson.ts';
import { hashOfEvent, noHash } from './chain.ts';
import { publicKeyOf, signHead } from './headSignature.ts';
import { verifyAudit } from './verifyAudit.ts';
import type { AuditFault } from './verifyAudit.ts';

const { privateKey } = generateKeyPairSync('ed25519');

function eventAt(seq: number): AuditEvent {
  const object = { kind: 'job' as const, id: `j${seq}` };
  const actor = { kind: 'user' as const, name: 'ana' };
  const result = { state: 'queued' as const };
  return { seq, at: 1000 + seq, actor, action: 'job.create', object, owner: 'ana', origin: null, result };
}

function chainOf(events: readonly AuditEvent[]): ChainedEvent[] {
  let hash = noHash;
  return events.map((event) => ({ ...event, hash: (hash = hashOfEvent(hash, event)) }));
}

function exportOf(count: number, key = privateKey): string[] {
  const chained = chainOf(Array.from({ length: count }, (_, i) => eventAt(i + 1)));
  return linesOf(chained, key);
}

function linesOf(chained: readonly ChainedEvent[], key = privateKey): string[] {
  const hash = chained.at(-1)?.hash ?? noHash;
  const head = signHead({ format: 1, seq: chained.length, hash, signedAt: 5 }, key);
  const lines: AuditLine[] = [
    ...chained.map((event) => ({ kind: 'event' as const, event })),
    { kind: 'head', head },
  ];
  return lines.map((line) => canonicalJson(line));
}

async function check(
  lines: readonly string[],
  [fault, line, seq]: [AuditFault, number, number],
): Promise<void> {
  assert.deepEqual(await verifyAudit(lines), { kind: 'broken', fault, line, seq });
}

describe('an export of the audit trail', () => {
  it('is whole where nothing was done to it, also an empty one', async () => {
    for (const count of [0, 1, 5]) {
      const verdict = await verifyAudit(exportOf(count), { publicKey: publicKeyOf(privateKey) });
      assert.ok(verdict.kind === 'intact');
      assert.equal(verdict.head.seq, count);
    }
  });

  it('tells what is wrong and where', async () => {
    const lines = exportOf(4);
    await check([], ['cut', 1, 1]);
    await check(lines.slice(0, 2), ['cut', 3, 3]);
    await check([...lines.slice(0, 2), lines[4]!], ['missing', 3, 3]);
    await check([lines[0]!, ...lines.slice(2)], ['missing', 2, 2]);
    await check([lines[0]!, lines[0]!, ...lines.slice(1)], ['order', 2, 2]);
    await check([...lines, lines[4]!], ['afterHead', 6, 5]);
    await check([lines[0]!, '', ...lines.slice(1)], ['unreadable', 2, 2]);
    await check([lines[0]!, lines[1]!.replace('ana', 'eva'), ...lines.slice(2)], ['altered', 2, 2]);
    await check([lines[0]!, lines[1]!.replace(':', ': '), ...lines.slice(2)], ['altered', 2, 2]);
    await check(
      [...lines.slice(0, 4), lines[4]!.replace('"signedAt":5', '"signedAt":6')],
      ['signature', 5, 5],
    );
    await check([...lines.slice(0, 3), exportOf(3)[3]!, lines[4]!], ['afterHead', 5, 4]);
    const other = chainOf([1, 2, 3, 4].map((seq) => ({ ...eventAt(seq), owner: 'eva' })));
    await check([...linesOf(other).slice(0, 4), lines[4]!], ['headMismatch', 5, 5]);
  });

  it('signed by another, or written anew, is found with the key and with an earlier head', async () => {
    const forged = exportOf(3, generateKeyPairSync('ed25519').privateKey);
    const foreign = await verifyAudit(forged, { publicKey: publicKeyOf(privateKey) });
    assert.deepEqual(foreign, { kind: 'broken', fault: 'foreignKey', line: 4, seq: 4 });
    const before = await verifyAudit(exportOf(2));
    assert.ok(before.kind === 'intact');
    assert.equal((await verifyAudit(exportOf(4), { earlier: before.head })).kind, 'intact');
    const rewritten = chainOf([1, 2, 3].map((seq) => ({ ...eventAt(seq), at: 7 })));
    const found = await verifyAudit(linesOf(rewritten), { earlier: before.head });
    assert.deepEqual(found, { kind: 'broken', fault: 'rewritten', line: 2, seq: 2 });
    const shorter = await verifyAudit(exportOf(1), { earlier: before.head });
    assert.deepEqual(shorter, { kind: 'broken', fault: 'rewritten', line: 2, seq: 2 });
  });

  it('no character can be changed, no line taken out, doubled or moved', async () => {
    const lines = exportOf(6);
    const place = fc.nat(10_000);
    await fc.assert(
      fc.asyncProperty(fc.nat(3), place, place, async (kind, first, second) => {
        const line = first % lines.length;
        const changed = [...lines];
        const text = changed[line]!;
        const at = second % text.length;
        const other = String.fromCharCode(text.charCodeAt(at) ^ (1 + (second % 7)));
        if (kind === 0) changed[line] = text.slice(0, at) + other + text.slice(at + 1);
        if (kind === 1) changed.splice(line, 1);
        if (kind === 2) changed.splice(second % lines.length, 0, text);
        if (kind === 3)
          changed.splice(
            (line + 1 + (second % (lines.length - 1))) % lines.length,
            0,
            ...changed.splice(line, 1),
          );
        if (changed.join() === lines.join()) return;
        assert.equal((await verifyAudit(changed)).kind, 'broken');
      }),
      { numRuns: 2000 },
    );
  });
});
