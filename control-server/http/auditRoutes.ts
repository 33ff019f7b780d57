/** The audit trail: whole for whoever answers for the server, and to each owner what happened to their own. */
import type { KeyObject } from 'node:crypto';
import * as z from 'zod';
import { auditPageSchema, ownAuditPageSchema } from '../../core/contract/audit.ts';
import { idSchema } from '../../core/contract/storedDataSet.ts';
import { exportAudit } from '../audit/exportAudit.ts';
import { listAudit } from '../audit/listAudit.ts';
import type { Store } from '../store/store.ts';
import { Lines, linesSchema } from './lines.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

const pageQuery = z.strictObject({
  jobId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
});

/** `key` signs the head of an export. */
export function auditRoutes(store: Store, key: KeyObject): Route[] {
  return [
    route({
      name: 'GET /api/v1/audit/own',
      summary: 'Lists what happened to the caller’s own jobs, the newest first.',
      schemas: { query: pageQuery, answer: ownAuditPageSchema },
      answer: async ({ query, caller }) => {
        const { events, before } = await listAudit(store.db, { ...query, owner: caller.name });
        const own = events.map(({ seq, at, actor, action, object, result }) => {
          return { seq, at, by: actor.kind, action, object, result };
        });
        return { events: own, before };
      },
    }),
    route({
      name: 'GET /api/v1/audit',
      summary: 'Lists who did what, the newest first.',
      schemas: { query: pageQuery, answer: auditPageSchema },
      answer: ({ query }) => listAudit(store.db, query),
    }),
    route({
      name: 'GET /api/v1/audit/export',
      summary: 'Every event as a line of JSON, the first one first, and the signed head as the last line.',
      schemas: { answer: linesSchema },
      answer: () => Promise.resolve(new Lines(exportAudit(store, key))),
    }),
  ];
}
