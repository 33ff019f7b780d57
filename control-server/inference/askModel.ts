/** Texts for a model, and its answer: through the database, so that whoever answers may be connected to another server. */
import { randomUUID } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import { fromWire } from '../../core/contract/errors/wireError.ts';
import { inferenceOutcomeSchema } from '../../core/contract/inference.ts';
import type { ClassifyAnswer } from '../../core/contract/inference.ts';
import type { SentModel } from '../../core/contract/modelHub.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import { nextNumber } from '../queue/nextNumber.ts';
import { answerMs, mostWaiting } from './inferences.ts';
import type { Inferences } from './inferences.ts';

/** How soon an answer that another server took is seen. */
const lookAgainMs = 100;

export interface ModelQuestion {
  readonly model: SentModel;
  /** Null: any worker can answer. */
  readonly folderId: string | null;
  readonly texts: readonly string[];
  /** Nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Throws `inference.too_many`, `inference.unanswered`, or what the worker failed with. */
export async function askModel(
  inferences: Inferences,
  { signal, ...question }: ModelQuestion,
): Promise<ClassifyAnswer> {
  const id = await bring(inferences, question);
  try {
    inferences.asked.wake();
    return await answerTo(id, inferences, signal);
  } finally {
    // Its texts stay no longer than they are needed.
    await inferences.store.db.deleteFrom('inferences').where('id', '=', id).execute();
  }
}

async function bring(
  { store }: Inferences,
  { model, folderId, texts }: Omit<ModelQuestion, 'signal'>,
): Promise<string> {
  const id = randomUUID();
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    const number = await nextNumber(trx, 'inference');
    // Of servers that were killed: nobody waits for these.
    await trx.deleteFrom('inferences').where('expires_at', '<=', now).execute();
    const { count } = await trx
      .selectFrom('inferences')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (count >= mostWaiting) throw new AppError('inference.too_many', { limit: mostWaiting });
    await trx
      .insertInto('inferences')
      .values({
        id,
        number,
        model_key: keyOf(model),
        model: JSON.stringify(model),
        needs_folder_id: folderId,
        texts: JSON.stringify(texts),
        created_at: now,
        expires_at: now + answerMs,
        worker_id: null,
        outcome: null,
      })
      .execute();
  });
  return id;
}

function keyOf(model: SentModel): string {
  return 'job' in model ? `job:${model.job}` : `model:${model.modelId}:${model.version}`;
}

async function answerTo(
  id: string,
  { store, answered }: Inferences,
  signal: AbortSignal,
): Promise<ClassifyAnswer> {
  const end = performance.now() + answerMs;
  for (;;) {
    const ear = answered.listen();
    try {
      const row = await store.db
        .selectFrom('inferences')
        .select(['outcome', 'worker_id'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (row && row.outcome !== null) return resultOf(row.outcome);
      const leftMs = end - performance.now();
      if (!row || leftMs <= 0 || signal.aborted || answered.isClosed) {
        const isTaken = (row?.worker_id ?? null) !== null;
        throw new AppError('inference.unanswered', { seconds: answerMs / 1000, isTaken });
      }
      await ear.heard(Math.min(leftMs, lookAgainMs), signal);
    } finally {
      ear.stop();
    }
  }
}

function resultOf(text: string): ClassifyAnswer {
  const outcome = inferenceOutcomeSchema.parse(parseJson(text));
  if (outcome.kind === 'failed') throw fromWire(outcome.error);
  return { results: outcome.results };
}
