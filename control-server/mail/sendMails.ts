/** Sends the mails that are due. One that the mail server does not take is tried again later, each time after a longer wait. */
import type { Selectable } from 'kysely';
import { textsOf } from '../../core/text/textsOf.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';
import type { Log } from '../log/serverLog.ts';
import type { MailTable } from '../store/careSchema.ts';
import type { Store } from '../store/store.ts';
import { mailChoiceOf } from './mailChoice.ts';

export interface Letter {
  /** The same for every try, so that a mail server can tell a second one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Throws what the mail server says. */
export type SendLetter = (letter: Letter) => Promise<void>;

const minuteMs = 60_000;
const longestWaitMs = 6 * 60 * minuteMs;
/** About a day and a half in all. */
const mostAttempts = 12;
const mostAtOnce = 50;

/** How long until the next try, after so many that failed. */
export function waitAfter(attempts: number): number {
  return Math.min(longestWaitMs, 2 ** (attempts - 1) * minuteMs);
}

/** How many were sent. */
export async function sendMails(store: Store, send: SendLetter, log: Log): Promise<number> {
  const now = await store.now();
  const due = await store.db
    .selectFrom('mails')
    .select('id')
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(mostAtOnce)
    .execute();
  let sent = 0;
  for (const { id } of due) {
    const mail = await take(store, id, now);
    if (!mail) continue;
    const letter = await letterOf(store, mail);
    // Who has changed their mind meanwhile gets none.
    if (!letter) {
      await end(store, mail.id, 'givenUp');
      continue;
    }
    try {
      await send(letter);
      await end(store, mail.id, 'sent');
      sent += 1;
    } catch (error) {
      // Its message may hold the address.
      log(`a mail was not sent: ${systemCode(error) ?? 'unknown'}`, {
        mailId: mail.id,
        event: mail.event,
        attempts: mail.attempts,
      });
      if (mail.attempts >= mostAttempts) await end(store, mail.id, 'givenUp');
    }
  }
  return sent;
}

/** The next try is due even if this one is never heard of again. Undefined where another server has it. */
async function take({ db }: Store, id: string, now: number): Promise<Selectable<MailTable> | undefined> {
  const row = await db.selectFrom('mails').select('attempts').where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const attempts = row.attempts + 1;
  return await db
    .updateTable('mails')
    .set({ attempts, next_at: now + waitAfter(attempts) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', row.attempts)
    .returningAll()
    .executeTakeFirst();
}

async function end(store: Store, id: string, state: 'sent' | 'givenUp'): Promise<void> {
  const now = await store.now();
  await store.db.updateTable('mails').set({ state, ended_at: now }).where('id', '=', id).execute();
}

async function letterOf({ db }: Store, mail: Selectable<MailTable>): Promise<Letter | undefined> {
  const { id, owner, event, about } = mail;
  const row = await db.selectFrom('mail_choices').selectAll().where('owner', '=', owner).executeTakeFirst();
  if (!row) return undefined;
  const { address: to, language, events } = mailChoiceOf(row);
  if (!events.includes(event)) return undefined;
  const texts = textsOf[language].mail;
  const { subject, body } = texts.events[event](about);
  return { id, to, subject, text: `${body}\n\n-- \n${texts.footer}\n` };
}
