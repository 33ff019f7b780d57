/** Who proves with a password who they are gets a session. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { openSession } from './sessions.ts';
import type { NewSession } from './sessions.ts';
import type { People } from './people.ts';

/** Throws `access.wrong_password`, whatever of it was wrong, and as slowly. */
export async function logIn(
  people: People,
  { name, password }: { name: string; password: string },
): Promise<NewSession> {
  const { store, passwords } = people;
  const row = await store.db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
  const isRight = await passwords.isRight(row?.password_hash ?? null, password);
  if (row && isRight && row.disabled_at === null) return await openSession(people, row.name);
  // A name that nobody has may be a password that was typed in the wrong place: it is written nowhere.
  await refuse(people, row?.name ?? 'unknown');
  throw new AppError('access.wrong_password', {});
}

async function refuse({ store, by }: People, name: string): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await appendAudit(trx, { now, by: { ...by, name } }, [
      {
        action: 'session.refuse',
        object: { kind: 'account', id: name },
        owner: name,
        error: 'access.wrong_password',
      },
    ]);
  });
}
