/** What is in a version of a data set, and how it is cleaned. A worker looks: the server reads no spreadsheet. */
import type * as z from 'zod';
import {
  inspectionAnswerSchema,
  inspectionAskedSchema,
  inspectionSchema,
  keptRecipeSchema,
  previewAskedSchema,
  recipeSaveSchema,
} from '../../core/contract/inspection.ts';
import type { InspectionAnswer } from '../../core/contract/inspection.ts';
import type { Job, JobRequestOf } from '../../core/contract/job.ts';
import { findVersion } from '../dataSets/findVersion.ts';
import { askInspection } from '../inspections/askInspection.ts';
import { findRecipe, keepRecipe } from '../inspections/recipes.ts';
import type { OwnVersion } from '../inspections/recipes.ts';
import type { Queue } from '../queue/queue.ts';
import { askerOf } from './access.ts';
import type { Caller } from './access.ts';
import { askedBy } from './askedBy.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { versionParams } from './versionParams.ts';

const at = '/api/v1/data-sets/{dataSetId}/versions/{version}';
type Asked = Pick<JobRequestOf<'inspect'>, 'recipe' | 'page'> &
  Pick<JobRequestOf<'inspect'>['data'], 'table' | 'textColumn' | 'labelColumn'>;

export function inspectionRoutes(queue: Queue): Route[] {
  const { store, rules } = queue;
  const look = async (
    caller: Caller,
    { owner, dataSet }: OwnVersion,
    { recipe, page, again, ...columns }: Asked & { again: boolean },
  ): Promise<InspectionAnswer> => {
    const limits = rules.limitsOf(owner);
    const request = { kind: 'inspect' as const, data: { ...columns, dataSet }, recipe, page, limits };
    const question = { owner, dataSetId: dataSet.id, request, again };
    return answerOf(await askInspection(askedBy(queue, caller), question));
  };
  return [
    route({
      name: `POST ${at}/inspection`,
      summary:
        'Finds out what is in a version and what is wrong with it. Asked again, it tells how far that is, and then the answer.',
      schemas: { params: versionParams, body: inspectionAskedSchema, answer: inspectionAnswerSchema },
      answer: async ({ params, body, caller }) => {
        const version = ownVersion(params, caller);
        const { recipe } = await findRecipe(store, version);
        return await look(caller, version, { ...body, recipe: body.recipe ?? recipe ?? undefined });
      },
    }),
    route({
      name: `POST ${at}/preview`,
      summary:
        'Gives some rows of a version to look through, beginnings of their texts, personal data masked.',
      schemas: { params: versionParams, body: previewAskedSchema, answer: inspectionAnswerSchema },
      answer: async ({ params, body, caller }) => {
        const version = ownVersion(params, caller);
        await findVersion(store.db, version.owner, version.dataSet);
        return await look(caller, version, body);
      },
    }),
    route({
      name: `GET ${at}/recipe`,
      summary: 'Gives the cleaning recipe that is kept with a version.',
      schemas: { params: versionParams, answer: keptRecipeSchema },
      answer: ({ params, caller }) => findRecipe(store, ownVersion(params, caller)),
    }),
    route({
      name: `POST ${at}/recipe`,
      summary: 'Keeps a cleaning recipe with a version, in the place of the one before.',
      schemas: { params: versionParams, body: recipeSaveSchema, answer: keptRecipeSchema },
      answer: ({ params, body: { recipe }, caller }) =>
        keepRecipe(store, { ...ownVersion(params, caller), recipe, by: askerOf(caller) }),
    }),
  ];
}

function ownVersion(
  { dataSetId: id, version }: z.output<typeof versionParams>,
  { name: owner }: Caller,
): OwnVersion {
  return { owner, dataSet: { id, version } };
}

function answerOf({ id: jobId, state, error, result }: Job): InspectionAnswer {
  const isDone = state === 'succeeded' && result !== null;
  return { jobId, state, error, inspection: isDone ? inspectionSchema.parse(result) : null };
}
