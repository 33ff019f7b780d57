/** Files on their way to the server, piece by piece: a client whose line broke asks how far it came and goes on there. */
import * as z from 'zod';
import {
  dataSetSchema,
  idSchema,
  storedFileSchema,
  uploadPurposeSchema,
  uploadSchema,
} from '../../core/contract/storedDataSet.ts';
import { appendPiece } from '../dataSets/appendPiece.ts';
import { beginUpload } from '../dataSets/beginUpload.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { endUpload } from '../dataSets/endUpload.ts';
import { findUpload } from '../dataSets/findUpload.ts';
import { finishUpload } from '../dataSets/finishUpload.ts';
import { uploadOf } from '../dataSets/uploadOf.ts';
import { reachOf } from './access.ts';
import { askedBy } from './askedBy.ts';
import { bytesSchema } from './bytesBody.ts';
import { orRefused } from './refusals.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const params = z.strictObject({ uploadId: idSchema });

export function uploadRoutes(keeper: DataKeeper): Route[] {
  return [
    route({
      name: 'POST /api/v1/uploads',
      summary: 'Announces a file with its size and hash.',
      schemas: { body: storedFileSchema, answer: uploadSchema },
      answer: ({ body, caller }) => beginUpload(keeper, caller.name, body),
    }),
    route({
      name: 'GET /api/v1/uploads/{uploadId}',
      summary: 'Tells how much of a file has arrived.',
      schemas: { params, answer: uploadSchema },
      answer: async ({ params: { uploadId }, caller }) =>
        uploadOf(await findUpload(keeper.store, { uploadId, owner: caller.name })),
    }),
    route({
      name: 'POST /api/v1/uploads/{uploadId}/pieces',
      summary: 'Takes the next piece of a file. Once this has answered, the piece is on the disk.',
      schemas: {
        params,
        /** Bytes before the piece. */
        query: z.strictObject({ place: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER) }),
        body: bytesSchema,
        answer: uploadSchema,
      },
      answer: ({ params: { uploadId }, query: { place }, body: content, caller }) =>
        appendPiece(keeper, { uploadId, owner: caller.name, place, content }),
    }),
    route({
      name: 'POST /api/v1/uploads/{uploadId}/finish',
      summary: 'Makes a file that has arrived a data set, or the next version of one.',
      schemas: { params, body: uploadPurposeSchema, answer: dataSetSchema },
      answer: ({ params: { uploadId }, body: purpose, caller }) => {
        const asked = askedBy(keeper, caller);
        const end = { uploadId, owner: caller.name, purpose, reach: reachOf(caller) };
        if (purpose.kind === 'newDataSet') return finishUpload(asked, end);
        const object = { kind: 'dataSet', id: purpose.dataSetId } as const;
        return orRefused(asked, { action: 'dataSet.addVersion', object }, () => finishUpload(asked, end));
      },
    }),
    route({
      name: 'DELETE /api/v1/uploads/{uploadId}',
      summary: 'Gives an upload up.',
      schemas: { params, answer: z.strictObject({}) },
      answer: async ({ params: { uploadId }, caller }) => {
        await endUpload(keeper, { uploadId, owner: caller.name });
        return {};
      },
    }),
  ];
}
