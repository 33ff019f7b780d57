/** What is refused to somebody is told in the audit trail, like what is done. */
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { toWire } from '../../core/contract/errors/wireError.ts';
import type { AuditAction } from '../../core/contract/audit.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { Asker } from '../queue/queue.ts';
import type { Db, Store } from '../store/store.ts';
import { askerOf } from './access.ts';
import type { Caller } from './access.ts';
import type { RouteName } from './permissions.ts';

/** Where their owners stand. */
const tables = { dataSet: 'data_sets', job: 'jobs', model: 'models' } as const;

export interface Act {
  readonly action: AuditAction;
  readonly object: { readonly kind: keyof typeof tables; readonly id: string };
}

/** What `work` throws is thrown on. */
export async function orRefused<T>(
  asked: { readonly store: Store; readonly by: Asker },
  act: Act,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) await tell(asked, act, toWire(error, '').code);
    throw error;
  }
}

async function tell({ store, by }: { store: Store; by: Asker }, act: Act, error: ErrorCode): Promise<void> {
  const owner = await ownerOf(store.db, act.object);
  // Where there is no such thing, nothing was refused.
  if (owner === undefined) return;
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    await appendAudit(trx, { now, by }, [{ ...act, owner, error }]);
  });
}

async function ownerOf(db: Db, { kind, id }: Act['object']): Promise<string | undefined> {
  const row = await db.selectFrom(tables[kind]).select('owner').where('id', '=', id).executeTakeFirst();
  return row?.owner;
}

/** Somebody asked for what their role may not do. */
export function deniedTo(store: Store): (caller: Caller, name: RouteName) => Promise<void> {
  return async (caller, name) => {
    const now = await store.now();
    const object = { kind: 'route', id: name } as const;
    await store.db.transaction().execute(async (trx) => {
      await appendAudit(trx, { now, by: askerOf(caller) }, [
        { action: 'access.refuse', object, owner: caller.name, error: 'access.denied' },
      ]);
    });
  };
}
