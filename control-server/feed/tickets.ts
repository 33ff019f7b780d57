/** Tickets for the live feed, kept in the database: any server of it takes one, and only one does. */
import { createHash, randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { feedTicketSchema } from '../../core/contract/feed.ts';
import type { Store } from '../store/store.ts';

const lifeMs = 30_000;

export async function issueTicket(store: Store, owner: string): Promise<z.output<typeof feedTicketSchema>> {
  const now = await store.now();
  const ticket = randomBytes(32).toString('hex');
  const expiresAt = now + lifeMs;
  await store.db.deleteFrom('feed_tickets').where('expires_at', '<=', now).execute();
  await store.db
    .insertInto('feed_tickets')
    .values({ hash: hashOf(ticket), owner, expires_at: expiresAt })
    .execute();
  return { ticket, expiresAt };
}

/** Its owner. Throws `access.token_missing` where it was never given, is used or is too old. */
export async function takeTicket(store: Store, ticket: string): Promise<string> {
  const now = await store.now();
  const row = await store.db
    .deleteFrom('feed_tickets')
    .where('hash', '=', hashOf(ticket))
    .returningAll()
    .executeTakeFirst();
  if (!row || row.expires_at <= now) throw new AppError('access.token_missing', {});
  return row.owner;
}

/** What is kept lets nobody in. */
function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
