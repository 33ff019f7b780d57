/** An invitation to choose a password, for a new account or a forgotten password. The newest one alone is valid. */
import { appendAudit } from '../audit/appendAudit.ts';
import type { Trx } from '../store/store.ts';
import { findAccount } from './findAccount.ts';
import { invitationMs, lockPeople } from './people.ts';
import type { People } from './people.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

export interface Invitation {
  readonly invitation: string;
  readonly expiresAt: number;
}

/** Throws `account.not_found`. */
export async function invite({ store, by }: People, name: string): Promise<Invitation> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await findAccount(trx, name);
    const invitation = await addInvitation(trx, name, now);
    const object = { kind: 'account', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'account.invite', object, owner: name }]);
    return invitation;
  });
}

export async function addInvitation(trx: Trx, account: string, now: number): Promise<Invitation> {
  await trx.deleteFrom('invitations').where('account', '=', account).execute();
  const invitation = newSecret('invitation');
  const expiresAt = now + invitationMs;
  await trx
    .insertInto('invitations')
    .values({ hash: hashOfSecret(invitation), account, expires_at: expiresAt })
    .execute();
  return { invitation, expiresAt };
}
