/** Edits, deletes, moves and cuts an audit trail in many random ways, in its export and in its database: each must be found. */
import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { auditEventSchema, auditLineSchema } from '../../core/contract/audit.ts';
import type { AuditLine, SignedHead } from '../../core/contract/audit.ts';
import { canonicalJson } from '../../core/host/audit/canonicalJson.ts';
import { hashOfEvent, noHash } from '../../core/host/audit/chain.ts';
import { publicKeyOf, signHead } from '../../core/host/audit/headSignature.ts';
import { verifyAudit } from '../../core/host/audit/verifyAudit.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import type { Measurement, MeasureContext, MeasureOutcome } from '../../tools/measure/measurement.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import type { Store } from '../store/store.ts';
import { actAtRandom } from '../testing/actAtRandom.ts';
import { forgeries, tamperings, withoutTriggers } from '../testing/tamperings.ts';
import { testQueue } from '../testing/testQueue.ts';
import { exportAudit } from './exportAudit.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const foreignKey = generateKeyPairSync('ed25519').privateKey;
const publicKey = publicKeyOf(privateKey);

export const measurement: Measurement = {
  name: 'audit-tampering',
  about:
    'share of random edits, deletions, exchanges and cuts that are found: 20,000 in an export, 400 in the database, those with all hashes made anew and signed by the server included (with the head that was exported before)',
  unit: 'share',
  bar: { least: 1 },
  async run(context) {
    const found: Record<string, [found: number, tried: number]> = {};
    const note = (kind: string, isFound: boolean) => {
      const [before, tried] = found[kind] ?? [0, 0];
      found[kind] = [before + Number(isFound), tried + 1];
    };
    await tamperWithExports(context, note);
    await tamperWithDatabases(context, note);
    return outcomeOf(found);
  },
};

type Note = (kind: string, isFound: boolean) => void;

function outcomeOf(found: Readonly<Record<string, [number, number]>>): MeasureOutcome {
  const [all, tried] = Object.values(found).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  const details = Object.fromEntries(Object.entries(found).map(([kind, [a, b]]) => [kind, `${a} of ${b}`]));
  return { value: all / tried, details };
}

/** Of the export `lines`, at the places `a` and `b` of it. */
type LineTampering = (lines: readonly string[], a: number, b: number) => string[];

const inExport: Readonly<Record<string, LineTampering>> = {
  editByte: (lines, a, b) => {
    const line = lines[a] ?? '';
    const place = b % line.length;
    const other = line[place] === '7' ? '8' : '7';
    return lines.with(a, `${line.slice(0, place)}${other}${line.slice(place + 1)}`);
  },
  editFieldAndHash: (lines, a) => hashed(lines, lines.length - 1, { only: a % (lines.length - 1) }),
  deleteLine: (lines, a) => lines.toSpliced(a, 1),
  deleteLines: (lines, a, b) =>
    lines.toSpliced(Math.min(a, b % lines.length), 1 + Math.abs(a - (b % lines.length))),
  swapLines: (lines, a, b) =>
    lines.with(a, lines[b % lines.length] ?? '').with(b % lines.length, lines[a] ?? ''),
  moveLine: (lines, a, b) => lines.toSpliced(a, 1).toSpliced(b % lines.length, 0, lines[a] ?? ''),
  repeatLine: (lines, a) => lines.toSpliced(a, 0, lines[a] ?? ''),
  truncate: (lines, a) => lines.slice(0, a),
  truncateBeforeHead: (lines, a) => [...lines.slice(0, a), lines.at(-1) ?? ''],
  editAndSignAsAnother: (lines, a) => hashed(lines, a % (lines.length - 1), { key: foreignKey }),
  editAndSignWithKey: (lines, a) => hashed(lines, a % (lines.length - 1), { key: privateKey }),
  cutAndSignWithKey: (lines, a) => signed(lines.slice(0, a % (lines.length - 1)), privateKey),
};

/** The event at `place` under another name, and the hashes from there on made anew, or the one at `only` alone. */
function hashed(
  lines: readonly string[],
  place: number,
  { key, only }: { key?: KeyObject; only?: number },
): string[] {
  let hash = noHash;
  const events = lines.slice(0, -1).map((text, i) => {
    const line = auditLineSchema.parse(JSON.parse(text));
    if (line.kind !== 'event') return text;
    const event = auditEventSchema.strip().parse(line.event);
    const changed = i === (only ?? place) ? { ...event, owner: `${event.owner}x` } : event;
    hash = only === undefined || i === only ? hashOfEvent(hash, changed) : line.event.hash;
    return textOf({ kind: 'event', event: { ...changed, hash } });
  });
  return key ? signed(events, key) : [...events, lines.at(-1) ?? ''];
}

/** With a head that fits. */
function signed(events: readonly string[], key: KeyObject): string[] {
  const last = events.map((text) => auditLineSchema.parse(JSON.parse(text))).at(-1);
  const hash = last?.kind === 'event' ? last.event.hash : noHash;
  const head = signHead({ format: 1, seq: events.length, hash, signedAt: 5 }, key);
  return [...events, textOf({ kind: 'head', head })];
}

function textOf(line: AuditLine): string {
  return canonicalJson(line);
}

async function tamperWithExports({ quick, say }: MeasureContext, note: Note): Promise<void> {
  const lines = await withTrail([1, 2, 3, 4, 0, 1, 2, 3, 4, 0], exported);
  const earlier = headOf(lines);
  const trial = fc.tuple(fc.constantFrom(...Object.keys(inExport)), fc.nat(lines.length - 1), fc.nat());
  for (const [kind, a, b] of fc.sample(trial, quick ? 1000 : 20_000)) {
    const changed = inExport[kind]?.(lines, a, b) ?? [];
    if (changed.join('\n') === lines.join('\n')) continue;
    note(kind, (await verifyAudit(changed, { publicKey, earlier })).kind === 'broken');
  }
  say(`${lines.length} lines of an export were tampered with`);
}

async function tamperWithDatabases({ quick, say }: MeasureContext, note: Note): Promise<void> {
  const all = { ...tamperings, ...forgeries };
  const acts = fc.array(fc.nat(4), { minLength: 2, maxLength: 8 });
  const trial = fc.tuple(fc.constantFrom(...Object.keys(all)), acts, acts, fc.nat());
  for (const [name, before, after, place] of fc.sample(trial, quick ? 20 : 400)) {
    await withTrail(before, async (store) => {
      const earlier = headOf(await exported(store));
      await actAtRandom(testQueue(store), after);
      const { seq: last } = headOf(await exported(store));
      await withoutTriggers(store, 'SQLite');
      const isOther = await all[name]?.(store, 1 + (place % earlier.seq), last);
      if (isOther !== true) return;
      const verdict = await verifyAudit(await exported(store), { publicKey, earlier });
      note(`database ${name}`, verdict.kind === 'broken');
    });
  }
  say('databases were tampered with');
}

function withTrail<T>(acts: readonly number[], use: (store: Store) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    const store = await openSqliteStore(folder);
    try {
      await actAtRandom(testQueue(store), acts);
      return await use(store);
    } finally {
      await store.close();
    }
  });
}

async function exported(store: Store): Promise<string[]> {
  let text = '';
  for await (const piece of exportAudit(store, privateKey)) text += piece;
  return text.split('\n').slice(0, -1);
}

function headOf(lines: readonly string[]): SignedHead {
  const line = auditLineSchema.parse(JSON.parse(lines.at(-1) ?? ''));
  if (line.kind !== 'head') throw new Error('an export without a head');
  return line.head;
}
