/** Data sets as their owners see them, and administrators those of everybody. */
import * as z from 'zod';
import type { AuditAction } from '../../core/contract/audit.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { dataSetPageSchema, dataSetSchema } from '../../core/contract/storedDataSet.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { deleteDataSet } from '../dataSets/deleteDataSet.ts';
import { findDataSet } from '../dataSets/findDataSet.ts';
import { findVersion } from '../dataSets/findVersion.ts';
import { listDataSets } from '../dataSets/listDataSets.ts';
import { reachOf } from './access.ts';
import { askedBy } from './askedBy.ts';
import { ownedPageQuery, ownerAsked } from './pageQuery.ts';
import { orRefused } from './refusals.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { FileAnswer, fileAnswerSchema } from './sendFile.ts';
import { dataSetParams, versionParams } from './versionParams.ts';

const deletionQuery = z.strictObject({
  /** Also where trainings that have ended were made with it; for administrators. */
  withJobs: z.enum(['true', 'false']).default('false'),
});

export function dataSetRoutes(keeper: DataKeeper): Route[] {
  const { store, blobs } = keeper;
  return [
    route({
      name: 'GET /api/v1/data-sets',
      summary: 'Lists data sets, the newest first.',
      schemas: { query: ownedPageQuery, answer: dataSetPageSchema },
      answer: ({ query: { owner, ...page }, caller }) =>
        listDataSets(store.db, { ...page, owner: ownerAsked(owner, caller) }),
    }),
    route({
      name: 'GET /api/v1/data-sets/{dataSetId}',
      summary: 'Tells one data set with its versions.',
      schemas: { params: dataSetParams, answer: dataSetSchema },
      answer: ({ params: { dataSetId }, caller }) =>
        orRefused(askedBy(keeper, caller), actOn(dataSetId, 'access.refuse'), () =>
          findDataSet(store.db, reachOf(caller), dataSetId),
        ),
    }),
    route({
      name: 'GET /api/v1/data-sets/{dataSetId}/versions/{version}/file',
      summary: 'Gives the file of one version back.',
      schemas: { params: versionParams, answer: fileAnswerSchema },
      answer: async ({ params: { dataSetId: id, version }, caller }) => {
        const asked = askedBy(keeper, caller);
        const act = actOn(id, 'dataSet.fetch');
        const file = await orRefused(asked, act, () =>
          findVersion(store.db, reachOf(caller), { id, version }),
        );
        await noteFetch(asked, id);
        return new FileAnswer(blobs, file);
      },
    }),
    route({
      name: 'DELETE /api/v1/data-sets/{dataSetId}',
      summary: 'Deletes a data set with all its versions, unless a job names it.',
      schemas: { params: dataSetParams, query: deletionQuery, answer: z.strictObject({}) },
      answer: async ({ params: { dataSetId }, query, caller }) => {
        const asked = askedBy(keeper, caller);
        const withJobs = query.withJobs === 'true';
        await orRefused(asked, actOn(dataSetId, 'dataSet.delete'), async () => {
          const reach = reachOf(caller);
          if (withJobs && reach !== null) throw new AppError('access.denied', {});
          await deleteDataSet(asked, { dataSetId, reach, withJobs });
        });
        return {};
      },
    }),
  ];
}

function actOn(id: string, action: AuditAction) {
  return { action, object: { kind: 'dataSet', id } } as const;
}

/** Before the first byte goes: what has left the server is told, also where the line breaks. */
async function noteFetch({ store, by }: DataKeeper, id: string): Promise<void> {
  const now = await store.now();
  await store.db.transaction().execute(async (trx) => {
    const { owner } = await findDataSet(trx, null, id);
    await appendAudit(trx, { now, by }, [
      { action: 'dataSet.fetch', object: { kind: 'dataSet', id }, owner },
    ]);
  });
}
