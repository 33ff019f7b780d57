/** The hub of base models as its mirror gives it to workers, under the same addresses as the hub itself. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { mirrorFile } from '../mirror/mirrorFile.ts';
import { mirrorListing } from '../mirror/mirrorListing.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { FileAnswer, fileAnswerSchema } from './sendFile.ts';

/** Of the hub: never a path. */
const nameSchema = z.string().regex(/^\w(?!.*\.\.)[\w.-]{0,199}$/u);
const modelParams = z.strictObject({ owner: nameSchema, name: nameSchema });

/** Undefined where the administrator wants none. */
export function mirrorRoutes(mirror: Mirror | undefined): Route[] {
  const open = (): Mirror => {
    if (!mirror) throw new AppError('mirror.off', {});
    return mirror;
  };
  return [
    route({
      name: 'GET /api/v1/worker/mirror/api/models/{owner}/{name}/revision/{revision}',
      summary: 'The hub’s page about a base model.',
      schemas: {
        params: modelParams.extend({ revision: nameSchema }),
        query: z.strictObject({ blobs: z.literal('true') }),
        answer: z.record(z.string(), z.unknown()),
      },
      answer: ({ params: { owner, name, revision } }) =>
        mirrorListing(open(), { repository: `${owner}/${name}`, revision }),
    }),
    route({
      name: 'GET /api/v1/worker/mirror/{owner}/{name}/resolve/{commit}/{file}',
      summary: 'A file of a base model.',
      schemas: {
        params: modelParams.extend({ commit: z.string().regex(/^[0-9a-f]{40}$/u), file: nameSchema }),
        answer: fileAnswerSchema,
      },
      answer: async ({ params: { owner, name, commit, file } }) => {
        const { keeper } = open();
        const found = await mirrorFile(open(), { repository: `${owner}/${name}`, commit, name: file });
        return new FileAnswer(keeper.blobs, { ...found, fileName: file });
      },
    }),
  ];
}
