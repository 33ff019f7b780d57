/**
 * Writes mails of what the audit trail tells, to those who want them: from one event on, in order, each once, whatever
 * replica does it. Nothing in the queue knows of mails.
 */
import { randomUUID } from 'node:crypto';
import type { AuditAction, AuditEvent } from '../../core/contract/audit.ts';
import { adminMailEvents } from '../../core/contract/care.ts';
import type { MailEvent } from '../../core/contract/care.ts';
import { eventOf } from '../audit/eventOf.ts';
import type { Store, Trx } from '../store/store.ts';
import { mailChoiceOf } from './mailChoice.ts';

export interface News {
  readonly event: MailEvent;
  /** Id of the job or task, or a number. */
  readonly about: string;
  /** The same one is told to an owner once. */
  readonly dedupeKey: string;
  /** Whose job it is; nobody's own: those who answer for the server are told. */
  readonly owner: string | null;
}

const eventsAtOnce = 500;
/** What happened longer ago, while nobody sent mails, is no news. */
const newsLifeMs = 24 * 3_600_000;

/** How many events of the trail were looked at. */
export async function noteMails(store: Store): Promise<number> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    // Held: of two servers that do this at once, one waits for the other.
    const { seq: seen } = await trx
      .updateTable('mail_cursor')
      .set((eb) => ({ seq: eb.ref('seq') }))
      .returningAll()
      .executeTakeFirstOrThrow();
    const rows = await trx
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', seen)
      .orderBy('seq')
      .limit(eventsAtOnce)
      .execute();
    const fresh = rows.map(eventOf).filter(({ at }) => at > now - newsLifeMs);
    for (const news of fresh.flatMap(newsOf)) await addMails(trx, news, now);
    const last = rows.at(-1);
    if (last) await trx.updateTable('mail_cursor').set({ seq: last.seq }).execute();
    return rows.length;
  });
}

export async function addMails(trx: Trx, news: News, now: number): Promise<void> {
  const { event, about, dedupeKey, owner } = news;
  const choices = await trx
    .selectFrom('mail_choices')
    .selectAll()
    .$if(owner !== null, (query) => query.where('owner', '=', owner ?? ''))
    .$if(isForAdmins(event), (query) => query.where('is_admin', '=', 1))
    .execute();
  for (const choice of choices) {
    if (!mailChoiceOf(choice).events.includes(event)) continue;
    await trx
      .insertInto('mails')
      .values({
        id: randomUUID(),
        dedupe_key: dedupeKey,
        owner: choice.owner,
        event,
        about,
        state: 'waiting',
        attempts: 0,
        next_at: now,
        created_at: now,
        ended_at: null,
      })
      .onConflict((conflict) => conflict.columns(['owner', 'dedupe_key']).doNothing())
      .execute();
  }
}

function isForAdmins(event: MailEvent): boolean {
  return adminMailEvents.some((one) => one === event);
}

function newsOf(told: AuditEvent): News[] {
  const { seq, at, object, owner } = told;
  const events = mailEventsOf[told.action]?.(told) ?? [];
  return events.map((event) => ({
    event,
    about: object.id,
    // One that fails is tried again within the hour: once a day is enough.
    dedupeKey: event === 'backupFailed' ? `${event}:${Math.floor(at / newsLifeMs)}` : `${event}:${seq}`,
    owner: isForAdmins(event) ? null : owner,
  }));
}

const mailEventsOf: Partial<Record<AuditAction, (told: AuditEvent) => readonly MailEvent[]>> = {
  'job.complete': ({ result }) => (result.state === 'succeeded' ? ['jobFinished'] : []),
  'job.fail': ({ result }) => (result.state === 'failed' ? ['jobFailed'] : []),
  'job.takeBack': ({ result }) => {
    if (result.state === 'failed') return ['jobFailed'];
    return result.state === 'queued' ? ['watchdogHelped', 'workerLost'] : [];
  },
  // People ask for it too.
  'job.restart': ({ actor }) => (actor.kind === 'server' ? ['watchdogHelped'] : []),
  'backup.make': ({ result }) => (result.error === undefined ? [] : ['backupFailed']),
};
