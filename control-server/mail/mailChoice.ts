/** Which mails somebody wants: none until they say so. */
import type { Selectable } from 'kysely';
import { adminMailEvents, mailChoiceSchema } from '../../core/contract/care.ts';
import type { MailChoice } from '../../core/contract/care.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { MailChoiceTable } from '../store/careSchema.ts';
import type { Db, Store } from '../store/store.ts';

export async function findMailChoice(db: Db, owner: string): Promise<MailChoice | null> {
  const row = await db.selectFrom('mail_choices').selectAll().where('owner', '=', owner).executeTakeFirst();
  return row ? mailChoiceOf(row) : null;
}

export function mailChoiceOf({ address, language, events }: Selectable<MailChoiceTable>): MailChoice {
  return mailChoiceSchema.parse({ address, language, events: parseJson(events) });
}

export interface Chooser {
  readonly by: Asker;
  readonly isAdmin: boolean;
}

/** `choice` null: no mails. Throws `access.denied` for events that only administrators are told of. */
export async function chooseMails(
  store: Store,
  { by, isAdmin }: Chooser,
  choice: MailChoice | null,
): Promise<MailChoice | null> {
  const isForAdmins = adminMailEvents.some((event) => choice?.events.includes(event));
  if (isForAdmins && !isAdmin) throw new AppError('access.denied', {});
  const now = await store.now();
  const { name: owner } = by;
  await store.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('mail_choices').where('owner', '=', owner).execute();
    if (choice) {
      const { address, language, events } = choice;
      const row = { owner, is_admin: isAdmin ? 1 : 0, address, language, events: JSON.stringify(events) };
      await trx.insertInto('mail_choices').values(row).execute();
    }
    const object = { kind: 'mailChoice' as const, id: owner };
    const count = choice?.events.length ?? 0;
    await appendAudit(trx, { now, by }, [{ action: 'mail.choose', object, owner, count }]);
  });
  return choice;
}
