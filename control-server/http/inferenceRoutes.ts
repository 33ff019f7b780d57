/** Texts in, categories out, at once (R47): asked by users, answered by workers that keep the model in memory. */
import * as z from 'zod';
import {
  classifyAnswerSchema,
  classifyRequestSchema,
  inferenceAnswersSchema,
  takenSchema,
  takeRequestSchema,
} from '../../core/contract/inference.ts';
import type { InferenceBatch } from '../../core/contract/inference.ts';
import { answerQuestions } from '../inference/answerQuestions.ts';
import { askModel } from '../inference/askModel.ts';
import type { Inferences } from '../inference/inferences.ts';
import { takeQuestions } from '../inference/takeQuestions.ts';
import type { Taker } from '../inference/takeQuestions.ts';
import { versionFiles } from '../models/versionFiles.ts';
import { folderOfModel } from '../queue/folderOfModel.ts';
import { reachOf } from './access.ts';
import { jobParams } from './jobParams.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { modelVersionParams } from './versionParams.ts';
import { workerIdOf } from './workerIdOf.ts';

/** How soon a question that another server took is seen. */
const lookAgainMs = 2000;

export function inferenceRoutes(inferences: Inferences): Route[] {
  const { db } = inferences.store;
  return [
    route({
      name: 'POST /api/v1/models/{modelId}/versions/{version}/classify',
      summary: 'Classifies texts with a published model, and waits for the answer.',
      schemas: { params: modelVersionParams, body: classifyRequestSchema, answer: classifyAnswerSchema },
      answer: async ({ params: ref, body: { texts }, signal }) => {
        const model = { ...ref, files: await versionFiles(db, ref) };
        return await askModel(inferences, { model, folderId: null, texts, signal });
      },
    }),
    route({
      name: 'POST /api/v1/jobs/{jobId}/classify',
      summary:
        'Classifies texts with the model that a training left with its worker, and waits for the answer.',
      schemas: { params: jobParams, body: classifyRequestSchema, answer: classifyAnswerSchema },
      answer: async ({ params: { jobId }, body: { texts }, caller, signal }) => {
        const folderId = await folderOfModel(db, reachOf(caller), jobId);
        return await askModel(inferences, { model: { job: jobId }, folderId, texts, signal });
      },
    }),
    route({
      name: 'POST /api/v1/worker/inferences/take',
      summary: 'Waits for texts that are to be classified at once.',
      schemas: { body: takeRequestSchema, answer: takenSchema },
      answer: async ({ body: { waitMs, workerId, warm }, signal, caller }) => {
        const taker = { workerId: workerIdOf(caller, workerId), warm };
        return { batch: await takePatiently(inferences, { taker, waitMs, signal }) };
      },
    }),
    route({
      name: 'POST /api/v1/worker/inferences/answer',
      summary: 'Answers questions that were taken. Sent again, it changes nothing.',
      schemas: { body: inferenceAnswersSchema, answer: z.strictObject({}) },
      answer: async ({ body: { workerId, answers }, caller }) => {
        await answerQuestions(inferences, workerIdOf(caller, workerId), answers);
        return {};
      },
    }),
  ];
}

interface Patience {
  readonly taker: Taker;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

async function takePatiently(
  inferences: Inferences,
  { taker, waitMs, signal }: Patience,
): Promise<InferenceBatch | null> {
  const end = performance.now() + waitMs;
  for (;;) {
    const ear = inferences.asked.listen();
    try {
      if (signal.aborted) return null;
      const taken = await takeQuestions(inferences, taker);
      if (taken.kind === 'batch') return taken.batch;
      const leftMs = end - performance.now();
      if (leftMs <= 0 || inferences.asked.isClosed) return null;
      const soonMs = taken.kind === 'later' ? taken.ms : lookAgainMs;
      await ear.heard(Math.max(1, Math.min(leftMs, soonMs)), signal);
    } finally {
      ear.stop();
    }
  }
}
