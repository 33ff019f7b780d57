/** Workers that an administrator let in: invited by a name, known by a token of their own, shut out at any moment. */
import { AppError } from '../../core/contract/errors/appError.ts';
import { heldStates } from '../../core/contract/job.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { Store, Trx } from '../store/store.ts';
import { invitationMs, lockPeople } from './people.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

type Workers = { readonly store: Store; readonly by: Asker };
const noteEveryMs = 60_000;

/** The registration token is told this once. Throws `worker.name_taken`. */
export async function inviteWorker(
  { store, by }: Workers,
  name: string,
): Promise<{ name: string; registration: string; expiresAt: number }> {
  const now = await store.now();
  const registration = newSecret('registration');
  const expiresAt = now + invitationMs;
  await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    await checkNameFree(trx, name);
    // The newest one alone is valid.
    await trx
      .deleteFrom('worker_invitations')
      .where((eb) => eb.or([eb('name', '=', name), eb('expires_at', '<=', now)]))
      .execute();
    await trx
      .insertInto('worker_invitations')
      .values({
        hash: hashOfSecret(registration),
        name,
        invited_by: by.name,
        expires_at: expiresAt,
        token_hash: null,
      })
      .execute();
    const object = { kind: 'worker', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'worker.invite', object, owner: by.name }]);
  });
  return { name, registration, expiresAt };
}

/**
 * A worker shows its registration token, once, and the token it will come with. The same two again are answered the same.
 * Throws `worker.registration_invalid`.
 */
export async function registerByInvitation(
  { store, by }: Workers,
  { registration, token }: { registration: string; token: string },
): Promise<{ name: string }> {
  const now = await store.now();
  const tokenHash = hashOfSecret(token);
  return await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    const invitation = await trx
      .selectFrom('worker_invitations')
      .selectAll()
      .where('hash', '=', hashOfSecret(registration))
      .where('expires_at', '>', now)
      .executeTakeFirst();
    if (!invitation) throw new AppError('worker.registration_invalid', {});
    const { name } = invitation;
    if (invitation.token_hash === tokenHash) return { name };
    if (invitation.token_hash !== null) throw new AppError('worker.registration_invalid', {});
    // A name that was shut out may come in again, by a new invitation.
    await trx
      .deleteFrom('registered_workers')
      .where('name', '=', name)
      .where('revoked_at', 'is not', null)
      .execute();
    await trx
      .insertInto('registered_workers')
      .values({
        name,
        hash: tokenHash,
        registered_at: now,
        invited_by: invitation.invited_by,
        last_used_at: null,
        revoked_at: null,
      })
      .execute();
    await trx
      .updateTable('worker_invitations')
      .set({ token_hash: tokenHash })
      .where('hash', '=', invitation.hash)
      .execute();
    const object = { kind: 'worker', id: name } as const;
    await appendAudit(trx, { now, by: { ...by, kind: 'worker', name } }, [
      { action: 'worker.register', object, owner: invitation.invited_by },
    ]);
    return { name };
  });
}

async function checkNameFree(trx: Trx, name: string): Promise<void> {
  const taken = await trx
    .selectFrom('registered_workers')
    .select('name')
    .where('name', '=', name)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (taken) throw new AppError('worker.name_taken', { name });
}

export async function listRegisteredWorkers({ db }: Store) {
  const rows = await db.selectFrom('registered_workers').selectAll().orderBy('name').execute();
  return rows.map((row) => ({
    name: row.name,
    registeredAt: row.registered_at,
    invitedBy: row.invited_by,
    lastUsedAt: row.last_used_at,
    isRevoked: row.revoked_at !== null,
  }));
}

/** It is no longer let in, and its jobs go to others as soon as leases are looked at. Throws `worker.not_found`. */
export async function revokeWorker({ store, by }: Workers, name: string): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await lockPeople(trx);
    const row = await trx
      .updateTable('registered_workers')
      .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(now)) }))
      .where('name', '=', name)
      .returning('revoked_at')
      .executeTakeFirst();
    if (!row) throw new AppError('worker.not_found', { name });
    if (row.revoked_at !== now) return;
    await trx.deleteFrom('worker_invitations').where('name', '=', name).execute();
    await endLeases(trx, name, now);
    const object = { kind: 'worker', id: name } as const;
    await appendAudit(trx, { now, by }, [{ action: 'worker.revoke', object, owner: by.name }]);
  });
}

/** One row after the other in the order in which leases are looked at, so that neither waits for the other for ever. */
async function endLeases(trx: Trx, name: string, now: number): Promise<void> {
  const held = await trx
    .selectFrom('jobs')
    .select(['id', 'lease_token'])
    .where('state', 'in', heldStates)
    // No name has a sign that means anything here.
    .where('worker_id', 'like', `${name}:%`)
    .orderBy('id')
    .execute();
  for (const { id, lease_token: token } of held) {
    await trx
      .updateTable('jobs')
      .set({ lease_expires_at: now })
      .where('id', '=', id)
      .where('lease_token', '=', token)
      .where('state', 'in', heldStates)
      .execute();
  }
}

/** Its name. */
export async function workerOfToken(store: Store, secret: string): Promise<string | undefined> {
  const row = await store.db
    .selectFrom('registered_workers')
    .select(['name', 'last_used_at'])
    .where('hash', '=', hashOfSecret(secret))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const now = await store.now();
  if ((row.last_used_at ?? 0) <= now - noteEveryMs) {
    await store.db
      .updateTable('registered_workers')
      .set({ last_used_at: now })
      .where('name', '=', row.name)
      .execute();
  }
  return row.name;
}
