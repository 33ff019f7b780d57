/** Access tokens that people make for their programs: shown once, named, and taken back at any moment. */
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { PersonalToken } from '../../core/contract/people.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { PersonalTokenTable } from '../store/peopleSchema.ts';
import type { Store } from '../store/store.ts';
import { lockPeople, mostTokens } from './people.ts';
import { hashOfSecret, newSecret } from './secrets.ts';
import type { SessionOwner } from './sessions.ts';

type Tokens = { readonly store: Store; readonly by: Asker };
const dayMs = 24 * 3_600_000;
/** When a token was used last is not worth a write with each request. */
const noteEveryMs = 60_000;

export interface NewToken {
  readonly owner: string;
  readonly name: string;
  readonly days: number;
}

/** The secret is told this once. Throws `token.too_many`. */
export async function createToken(
  { store, by }: Tokens,
  { owner, name, days }: NewToken,
): Promise<{ token: PersonalToken; secret: string }> {
  const now = await store.now();
  const secret = newSecret('token');
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await trx.deleteFrom('personal_tokens').where('expires_at', '<=', now).execute();
    const { count } = await trx
      .selectFrom('personal_tokens')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('account', '=', owner)
      .executeTakeFirstOrThrow();
    if (count >= mostTokens) throw new AppError('token.too_many', { limit: mostTokens });
    const row = await trx
      .insertInto('personal_tokens')
      .values({
        id: randomUUID(),
        hash: hashOfSecret(secret),
        account: owner,
        name,
        created_at: now,
        expires_at: now + days * dayMs,
        last_used_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await appendAudit(trx, { now, by }, [
      { action: 'token.create', object: { kind: 'token', id: row.id }, owner },
    ]);
    return { token: tokenOf(row), secret };
  });
}

export async function listTokens({ db }: Store, owner: string): Promise<PersonalToken[]> {
  const rows = await db
    .selectFrom('personal_tokens')
    .selectAll()
    .where('account', '=', owner)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(tokenOf);
}

/** Throws `token.not_found`, for somebody else's too. */
export async function revokeToken({ store, by }: Tokens, owner: string, tokenId: string): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('personal_tokens')
      .where('id', '=', tokenId)
      .where('account', '=', owner)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new AppError('token.not_found', { tokenId });
    await appendAudit(trx, { now, by }, [
      { action: 'token.revoke', object: { kind: 'token', id: tokenId }, owner },
    ]);
  });
}

export async function ownerOfToken(store: Store, secret: string): Promise<SessionOwner | undefined> {
  const now = await store.now();
  const row = await store.db
    .selectFrom('personal_tokens')
    .innerJoin('accounts', 'accounts.name', 'personal_tokens.account')
    .select(['accounts.name', 'accounts.role', 'personal_tokens.id', 'personal_tokens.last_used_at'])
    .where('personal_tokens.hash', '=', hashOfSecret(secret))
    .where('personal_tokens.expires_at', '>', now)
    .where('accounts.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  if ((row.last_used_at ?? 0) <= now - noteEveryMs) {
    await store.db
      .updateTable('personal_tokens')
      .set({ last_used_at: now })
      .where('id', '=', row.id)
      .execute();
  }
  return { name: row.name, role: row.role };
}

function tokenOf(row: Selectable<PersonalTokenTable>): PersonalToken {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
