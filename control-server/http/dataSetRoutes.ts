/** Data sets as their owners see them. */
import * as z from 'zod';
import { dataSetPageSchema, dataSetSchema } from '../../core/contract/storedDataSet.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { deleteDataSet } from '../dataSets/deleteDataSet.ts';
import { findDataSet } from '../dataSets/findDataSet.ts';
import { findVersion } from '../dataSets/findVersion.ts';
import { listDataSets } from '../dataSets/listDataSets.ts';
import { pageQuery } from './pageQuery.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { FileAnswer, fileAnswerSchema } from './sendFile.ts';
import { dataSetParams, versionParams } from './versionParams.ts';

export function dataSetRoutes(keeper: DataKeeper): Route[] {
  const { store, blobs } = keeper;
  return [
    route({
      name: 'GET /api/v1/data-sets',
      summary: 'Lists data sets, the newest first.',
      schemas: { query: pageQuery, answer: dataSetPageSchema },
      answer: ({ query, caller }) => listDataSets(store.db, { ...query, owner: caller.name }),
    }),
    route({
      name: 'GET /api/v1/data-sets/{dataSetId}',
      summary: 'Tells one data set with its versions.',
      schemas: { params: dataSetParams, answer: dataSetSchema },
      answer: ({ params: { dataSetId }, caller }) => findDataSet(store.db, caller.name, dataSetId),
    }),
    route({
      name: 'GET /api/v1/data-sets/{dataSetId}/versions/{version}/file',
      summary: 'Gives the file of one version back.',
      schemas: { params: versionParams, answer: fileAnswerSchema },
      answer: async ({ params: { dataSetId: id, version }, caller }) =>
        new FileAnswer(blobs, await findVersion(store.db, caller.name, { id, version })),
    }),
    route({
      name: 'DELETE /api/v1/data-sets/{dataSetId}',
      summary: 'Deletes a data set with all its versions, unless a job names it.',
      schemas: { params: dataSetParams, answer: z.strictObject({}) },
      answer: async ({ params: { dataSetId }, caller }) => {
        await deleteDataSet(keeper, caller.name, dataSetId);
        return {};
      },
    }),
  ];
}
