/** The model hub: what is published is seen by everybody on this server; only its owner publishes more or withdraws. */
import { basename } from 'node:path/posix';
import * as z from 'zod';
import { fileQuerySchema } from '../../core/contract/bundleProtocol.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import {
  modelPageSchema,
  newModelSchema,
  publishedModelSchema,
  versionFilesSchema,
} from '../../core/contract/modelHub.ts';
import type { PublishedRef } from '../../core/contract/modelHub.ts';
import { piecesAsFile } from '../bundles/piecesAsFile.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { createModel } from '../models/createModel.ts';
import { findModel } from '../models/findModel.ts';
import { listModels } from '../models/listModels.ts';
import { versionFiles } from '../models/versionFiles.ts';
import { withdrawVersion } from '../models/withdrawVersion.ts';
import type { Queue } from '../queue/queue.ts';
import { reachOf } from './access.ts';
import { askedBy } from './askedBy.ts';
import { pageQuery } from './pageQuery.ts';
import { orRefused } from './refusals.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { FileAnswer, fileAnswerSchema } from './sendFile.ts';
import { modelParams, modelVersionParams } from './versionParams.ts';

export function modelRoutes(queue: Queue, keeper: DataKeeper): Route[] {
  const { store, blobs } = keeper;
  const file = async (ref: PublishedRef, name: string): Promise<FileAnswer> => {
    const found = (await versionFiles(store.db, ref)).find((one) => one.name === name);
    if (!found) throw new AppError('published.version_not_found', ref);
    return new FileAnswer(piecesAsFile(blobs, found), { ...found, fileName: basename(name) });
  };
  return [
    route({
      name: 'POST /api/v1/models',
      summary: 'Makes a model of the hub, which waits for its first version: a job of kind publish.',
      schemas: { body: newModelSchema, answer: publishedModelSchema },
      answer: ({ body, caller }) => createModel(askedBy(queue, caller), caller.name, body),
    }),
    route({
      name: 'GET /api/v1/models',
      summary: 'Lists the published models of everybody, the newest first.',
      schemas: { query: pageQuery, answer: modelPageSchema },
      answer: ({ query, caller }) => listModels(store.db, { ...query, caller: caller.name }),
    }),
    route({
      name: 'GET /api/v1/models/{modelId}',
      summary: 'Tells one model with its versions.',
      schemas: { params: modelParams, answer: publishedModelSchema },
      answer: ({ params: { modelId } }) => findModel(store.db, modelId),
    }),
    route({
      name: 'GET /api/v1/models/{modelId}/versions/{version}',
      summary: 'Lists the files of one version, the page about the model among them.',
      schemas: { params: modelVersionParams, answer: versionFilesSchema },
      answer: async ({ params: ref }) => ({ files: await versionFiles(store.db, ref) }),
    }),
    route({
      name: 'GET /api/v1/models/{modelId}/versions/{version}/file',
      summary: 'Gives one of them.',
      schemas: { params: modelVersionParams, query: fileQuerySchema, answer: fileAnswerSchema },
      answer: ({ params: ref, query: { name } }) => file(ref, name),
    }),
    route({
      name: 'DELETE /api/v1/models/{modelId}/versions/{version}',
      summary: 'Withdraws one version: its files are deleted, and its number is not given again.',
      schemas: { params: modelVersionParams, answer: z.strictObject({}) },
      answer: async ({ params: ref, caller }) => {
        const asked = askedBy(keeper, caller);
        const act = { action: 'model.withdraw', object: { kind: 'model', id: ref.modelId } } as const;
        await orRefused(asked, act, () => withdrawVersion(asked, { ...ref, reach: reachOf(caller) }));
        return {};
      },
    }),
    route({
      name: 'GET /api/v1/worker/models/{modelId}/versions/{version}/file',
      summary: 'Gives a worker a file of a published model.',
      schemas: { params: modelVersionParams, query: fileQuerySchema, answer: fileAnswerSchema },
      answer: ({ params: ref, query: { name } }) => file(ref, name),
    }),
  ];
}
