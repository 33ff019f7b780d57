/** The care of the server, as those who answer for it see it; and which mails somebody wants. */
import * as z from 'zod';
import {
  careTaskListSchema,
  careTaskSchema,
  mailChoiceAnswerSchema,
  mailChoiceSchema,
  newCareTaskSchema,
  retentionPolicySchema,
  retentionPreviewSchema,
} from '../../core/contract/care.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { idSchema } from '../../core/contract/storedDataSet.ts';
import type { Caretaker } from '../care/caretaker.ts';
import { findTask, listTasks } from '../care/careTasks.ts';
import { chooseMails, findMailChoice } from '../mail/mailChoice.ts';
import type { Asker } from '../queue/queue.ts';
import { findDue, previewOf } from '../retention/findDue.ts';
import { readPolicy, setPolicy } from '../retention/policy.ts';
import type { Store } from '../store/store.ts';
import type { Caller } from './access.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export interface CareDesk {
  readonly store: Store;
  readonly caretaker: Caretaker;
  /** The settings name a mail server. */
  readonly canMail: boolean;
}

const taskParams = z.strictObject({ taskId: idSchema });
const previewBody = z.strictObject({
  /** Left out: the one that is set. */
  policy: retentionPolicySchema.optional(),
});

export function careRoutes(desk: CareDesk): Route[] {
  return [...retentionRoutes(desk), ...taskRoutes(desk), ...mailRoutes(desk)];
}

function retentionRoutes({ store }: CareDesk): Route[] {
  return [
    route({
      name: 'GET /api/v1/retention',
      summary: 'Tells after how many days what is deleted.',
      schemas: { answer: retentionPolicySchema },
      answer: () => readPolicy(store.db),
    }),
    route({
      name: 'POST /api/v1/retention',
      summary: 'Sets after how many days what is deleted; what is left out is kept for ever.',
      schemas: { body: retentionPolicySchema, answer: retentionPolicySchema },
      answer: ({ body, caller }) => setPolicy(store, body, askerOf(caller)),
    }),
    route({
      name: 'POST /api/v1/retention/preview',
      summary: 'Tells what a policy would delete at this moment, and deletes nothing.',
      schemas: { body: previewBody, answer: retentionPreviewSchema },
      answer: async ({ body: { policy } }) =>
        previewOf(await findDue(store, policy ?? (await readPolicy(store.db)))),
    }),
  ];
}

function taskRoutes({ store, caretaker }: CareDesk): Route[] {
  return [
    route({
      name: 'POST /api/v1/retention/run',
      summary:
        'Deletes what the policy says, in the background. Asked again with the same key, it is the same task.',
      schemas: { body: newCareTaskSchema, answer: careTaskSchema },
      answer: ({ body: { dedupeKey }, caller }) =>
        caretaker.start({ kind: 'retention', dedupeKey }, askerOf(caller)),
    }),
    route({
      name: 'POST /api/v1/backups',
      summary: 'Makes a backup, in the background. Asked again with the same key, it is the same task.',
      schemas: { body: newCareTaskSchema, answer: careTaskSchema },
      answer: ({ body: { dedupeKey }, caller }) =>
        caretaker.start({ kind: 'backup', dedupeKey }, askerOf(caller)),
    }),
    route({
      name: 'GET /api/v1/care-tasks',
      summary: 'Lists backups and deletions, the newest first.',
      schemas: { answer: careTaskListSchema },
      answer: async () => ({ tasks: await listTasks(store.db) }),
    }),
    route({
      name: 'GET /api/v1/care-tasks/{taskId}',
      summary: 'Tells one backup or deletion.',
      schemas: { params: taskParams, answer: careTaskSchema },
      answer: ({ params: { taskId } }) => findTask(store.db, taskId),
    }),
  ];
}

function mailRoutes({ store, canMail }: CareDesk): Route[] {
  const chooser = (caller: Caller) => ({ by: askerOf(caller), isAdmin: caller.may.includes('admin') });
  return [
    route({
      name: 'GET /api/v1/mail-choice',
      summary: 'Tells which mails the caller wants.',
      schemas: { answer: mailChoiceAnswerSchema },
      answer: async ({ caller }) => ({ choice: await findMailChoice(store.db, caller.name) }),
    }),
    route({
      name: 'POST /api/v1/mail-choice',
      summary: 'Chooses mails: where to, in which language, and of what.',
      schemas: { body: mailChoiceSchema, answer: mailChoiceAnswerSchema },
      answer: async ({ body, caller }) => {
        if (!canMail) throw new AppError('mail.not_set_up', {});
        return { choice: await chooseMails(store, chooser(caller), body) };
      },
    }),
    route({
      name: 'DELETE /api/v1/mail-choice',
      summary: 'No more mails.',
      schemas: { answer: mailChoiceAnswerSchema },
      answer: async ({ caller }) => ({ choice: await chooseMails(store, chooser(caller), null) }),
    }),
  ];
}

function askerOf({ name, address }: Caller): Asker {
  return { kind: 'user', name, origin: address };
}
