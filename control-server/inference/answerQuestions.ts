/** A worker answers the questions that it took. What nobody waits for any more is gone, and needs no answer. */
import type { InferenceOutcome } from '../../core/contract/inference.ts';
import type { Inferences } from './inferences.ts';

export interface QuestionAnswer {
  readonly id: string;
  readonly outcome: InferenceOutcome;
}

/** Told again, the first answer stays. */
export async function answerQuestions(
  { store, answered }: Inferences,
  workerId: string,
  answers: readonly QuestionAnswer[],
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    for (const { id, outcome } of answers) {
      await trx
        .updateTable('inferences')
        .set({ outcome: JSON.stringify(outcome) })
        .where('id', '=', id)
        .where('worker_id', '=', workerId)
        .where('outcome', 'is', null)
        .execute();
    }
  });
  answered.wake();
}
