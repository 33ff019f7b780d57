/** A new model of the hub, which waits for its first version. */
import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { newModelSchema, PublishedModel } from '../../core/contract/modelHub.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import { nextNumber } from '../queue/nextNumber.ts';
import type { Queue } from '../queue/queue.ts';
import { findModel } from './findModel.ts';

/** Of one owner. */
const most = 1000;

/** Throws `published.too_many`. */
export async function createModel(
  { store, by }: Pick<Queue, 'store' | 'by'>,
  owner: string,
  { name, description }: z.output<typeof newModelSchema>,
): Promise<PublishedModel> {
  const now = await store.now();
  return await store.db.transaction().execute(async (trx) => {
    const number = await nextNumber(trx, 'model');
    const { count } = await trx
      .selectFrom('models')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('owner', '=', owner)
      .executeTakeFirstOrThrow();
    if (count >= most) throw new AppError('published.too_many', { limit: most });
    const id = randomUUID();
    await trx
      .insertInto('models')
      .values({ id, number, owner, name, description, created_at: now })
      .execute();
    const model = await findModel(trx, id);
    await appendAudit(trx, { now, by }, [
      { action: 'model.create', object: { kind: 'model', id: model.id }, owner: model.owner },
    ]);
    return model;
  });
}
