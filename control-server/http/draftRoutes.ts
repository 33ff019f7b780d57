/** Drafts of plans as their owners see them. */
import * as z from 'zod';
import {
  draftListSchema,
  draftNameSchema,
  draftSaveSchema,
  draftSchema,
} from '../../core/contract/planDraft.ts';
import { deleteDraft } from '../drafts/deleteDraft.ts';
import { findDraft, listDrafts } from '../drafts/drafts.ts';
import { saveDraft } from '../drafts/saveDraft.ts';
import type { Store } from '../store/store.ts';
import { askerOf } from './access.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const params = z.strictObject({ name: draftNameSchema });

export function draftRoutes(store: Store): Route[] {
  return [
    route({
      name: 'GET /api/v1/drafts',
      summary: 'Lists drafts, the one saved last first.',
      schemas: { answer: draftListSchema },
      answer: async ({ caller }) => ({ drafts: await listDrafts(store, caller.name) }),
    }),
    route({
      name: 'GET /api/v1/drafts/{name}',
      summary: 'Gives one draft.',
      schemas: { params, answer: draftSchema },
      answer: ({ params: { name }, caller }) => findDraft(store.db, { owner: caller.name, name }),
    }),
    route({
      name: 'POST /api/v1/drafts/{name}',
      summary:
        'Saves a draft over the version that it was made from; what was saved since is not overwritten.',
      schemas: { params, body: draftSaveSchema, answer: draftSchema },
      answer: ({ params: { name }, body: { plan, version }, caller }) =>
        saveDraft(store, { owner: caller.name, name, plan, version, by: askerOf(caller) }),
    }),
    route({
      name: 'DELETE /api/v1/drafts/{name}',
      summary: 'Deletes a draft.',
      schemas: { params, answer: z.strictObject({}) },
      answer: async ({ params: { name }, caller }) => {
        await deleteDraft(store, { owner: caller.name, name, by: askerOf(caller) });
        return {};
      },
    }),
  ];
}
