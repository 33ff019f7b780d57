/** What every operation on accounts is given, in team mode. */
import type { Asker } from '../queue/queue.ts';
import { nextNumber } from '../queue/nextNumber.ts';
import type { Store, Trx } from '../store/store.ts';
import type { Passwords } from './passwords.ts';

export interface People {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly by: Asker;
}

/** A working day. */
export const sessionMs = 12 * 3_600_000;
/** Of an invitation, and of a registration token. */
export const invitationMs = 7 * 24 * 3_600_000;
export const mostTokens = 50;

/** Until the transaction ends, no other changes accounts and workers: what was looked at stays so. */
export async function lockPeople(trx: Trx): Promise<void> {
  await nextNumber(trx, 'people');
}
