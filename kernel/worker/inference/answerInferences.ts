/** Answers texts that are to be classified at once, beside the jobs of the worker, until it is told to end. */
import * as z from 'zod';
import { toWire } from '../../../core/contract/errors/wireError.ts';
import { takenSchema } from '../../../core/contract/inference.ts';
import type { InferenceBatch, InferenceOutcome } from '../../../core/contract/inference.ts';
import type { Prediction } from '../../../core/contract/kernelAnswer.ts';
import { asAppError } from '../../../core/host/asAppError.ts';
import { askServer } from '../../../core/host/askServer.ts';
import { untilAnswered } from '../../../core/host/untilAnswered.ts';
import { fetchModel } from '../fetchModel.ts';
import type { WorkerOptions } from '../workerOptions.ts';
import { WarmModels } from './warmModels.ts';

const waitMs = 30_000;
const answerMs = 15_000;

/** Fails with what the server refuses. */
export async function answerInferences(options: WorkerOptions, workerId: string): Promise<void> {
  const { server, signal, log } = options;
  const patience = { signal, onAway: options.onAway };
  const warm = new WarmModels(options);
  try {
    while (!signal.aborted) {
      const { batch } = await untilAnswered(
        () =>
          askServer(server, {
            path: '/api/v1/worker/inferences/take',
            body: { workerId, warm: warm.keys, waitMs },
            answer: takenSchema,
            signal,
            patienceMs: waitMs + answerMs,
          }),
        patience,
      );
      if (!batch) continue;
      const answers = await answersTo(batch);
      await untilAnswered(
        () =>
          askServer(server, {
            path: '/api/v1/worker/inferences/answer',
            body: { workerId, answers },
            answer: z.strictObject({}),
            signal,
          }),
        patience,
      );
    }
  } catch (error) {
    // Told to end while it waited.
    if (!signal.aborted) throw error;
  } finally {
    await warm.close();
  }

  async function answersTo({
    key,
    model,
    asks,
  }: InferenceBatch): Promise<{ id: string; outcome: InferenceOutcome }[]> {
    try {
      const folder = () => fetchModel(model, { server, workerFolder: options.folder, ...patience });
      const predictions = await warm.classify({ key, folder, texts: asks.flatMap(({ texts }) => texts) });
      let place = 0;
      return asks.map(({ id, texts }) => {
        const own = predictions.slice(place, place + texts.length);
        place += texts.length;
        return { id, outcome: { kind: 'classified', results: own.map(resultOf) } };
      });
    } catch (error) {
      const wire = toWire(asAppError(error, log), '');
      return asks.map(({ id }) => ({ id, outcome: { kind: 'failed', error: wire } }));
    }
  }
}

function resultOf({ label, confidence, needsReview }: Prediction): {
  category: string;
  confidence: number;
  needsReview: boolean;
} {
  return { category: label, confidence, needsReview };
}
