/** Gives a worker the oldest question that it can answer, with others to the same model. */
import * as z from 'zod';
import { mostTexts } from '../../core/contract/inference.ts';
import type { InferenceBatch } from '../../core/contract/inference.ts';
import { sentModelSchema } from '../../core/contract/modelHub.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { nextNumber } from '../queue/nextNumber.ts';
import type { Db } from '../store/store.ts';
import { headStartMs } from './inferences.ts';
import type { Inferences } from './inferences.ts';

const textsSchema = z.array(z.string());

export interface Taker {
  readonly workerId: string;
  /** Models that it has ready in memory. */
  readonly warm: readonly string[];
}

/** `later`: there is one, but a worker that has its model ready is given `ms` to come first. */
export type Taken =
  | { readonly kind: 'batch'; readonly batch: InferenceBatch }
  | { readonly kind: 'later'; readonly ms: number }
  | { readonly kind: 'nothing' };

export async function takeQuestions({ store }: Inferences, taker: Taker): Promise<Taken> {
  const now = await store.now();
  // Idle workers ask often: they write nothing.
  const seen = await findQuestion(store.db, taker, now);
  if (seen.kind !== 'found') return seen;
  return await store.db.transaction().execute(async (trx): Promise<Taken> => {
    // One taker follows the other.
    await nextNumber(trx, 'inference');
    const found = await findQuestion(trx, taker, now);
    if (found.kind !== 'found') return found;
    const rows = await trx
      .selectFrom('inferences')
      .select(['id', 'texts'])
      .where('model_key', '=', found.key)
      .where('worker_id', 'is', null)
      .where('expires_at', '>', now)
      .orderBy('number')
      .limit(mostTexts)
      .execute();
    const asks = upToMost(rows.map(({ id, texts }) => ({ id, texts: textsSchema.parse(parseJson(texts)) })));
    await trx
      .updateTable('inferences')
      .set({ worker_id: taker.workerId })
      .where(
        'id',
        'in',
        asks.map(({ id }) => id),
      )
      .execute();
    return {
      kind: 'batch',
      batch: { key: found.key, model: sentModelSchema.parse(parseJson(found.model)), asks },
    };
  });
}

type Found = { readonly kind: 'found'; readonly key: string; readonly model: string };

async function findQuestion(
  db: Db,
  { workerId, warm }: Taker,
  now: number,
): Promise<Found | Exclude<Taken, { kind: 'batch' }>> {
  const rows = await db
    .selectFrom('inferences')
    .select(['model_key', 'model', 'created_at'])
    .where('worker_id', 'is', null)
    .where('expires_at', '>', now)
    .where((eb) =>
      eb.or([
        eb('needs_folder_id', 'is', null),
        eb(
          'needs_folder_id',
          '=',
          eb.selectFrom('workers').select('workers.folder_id').where('workers.id', '=', workerId),
        ),
      ]),
    )
    .orderBy('number')
    .execute();
  const ready = rows.find((row) => warm.includes(row.model_key) || now - row.created_at >= headStartMs);
  if (ready) return { kind: 'found', key: ready.model_key, model: ready.model };
  const [first] = rows;
  return first ? { kind: 'later', ms: headStartMs - (now - first.created_at) } : { kind: 'nothing' };
}

/** The first always goes. */
function upToMost<T extends { readonly texts: readonly string[] }>(asks: readonly T[]): T[] {
  let count = 0;
  return asks.filter(({ texts }, i) => {
    count += texts.length;
    return i === 0 || count <= mostTexts;
  });
}
