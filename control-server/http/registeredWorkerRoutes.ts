/** Workers are let in by administrators, one token each, and shut out again. */
import * as z from 'zod';
import {
  createdWorkerInvitationSchema,
  registeredWorkerListSchema,
  workerExchangedSchema,
  workerExchangeSchema,
  workerInvitationSchema,
  workerNameSchema,
} from '../../core/contract/people.ts';
import {
  inviteWorker,
  listRegisteredWorkers,
  registerByInvitation,
  revokeWorker,
} from '../people/registeredWorkers.ts';
import { askedBy } from './askedBy.ts';
import type { Door } from './door.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { teamOf } from './teamOf.ts';

const params = z.strictObject({ name: workerNameSchema });

export function registeredWorkerRoutes({ team, throttle }: Pick<Door, 'team' | 'throttle'>): Route[] {
  return [
    route({
      name: 'POST /api/v1/worker-invitations',
      summary: 'Makes a registration token for one worker, which is told this once.',
      schemas: { body: workerInvitationSchema, answer: createdWorkerInvitationSchema },
      answer: ({ body: { name }, caller }) => inviteWorker(askedBy(teamOf(team).people, caller), name),
    }),
    route({
      name: 'POST /api/v1/worker/exchange',
      summary: 'A worker shows its registration token, once, and the token that it will come with.',
      schemas: { body: workerExchangeSchema, answer: workerExchangedSchema },
      answer: async ({ body, caller }) => {
        const { people } = teamOf(team);
        const asked = askedBy(people, caller, 'worker');
        return await throttle.guess({ address: caller.address }, () => registerByInvitation(asked, body));
      },
    }),
    route({
      name: 'GET /api/v1/registered-workers',
      summary: 'Lists the workers that were let in.',
      schemas: { answer: registeredWorkerListSchema },
      answer: async () => ({ workers: await listRegisteredWorkers(teamOf(team).people.store) }),
    }),
    route({
      name: 'POST /api/v1/registered-workers/{name}/revoke',
      summary: 'Shuts a worker out; its jobs go to others.',
      schemas: { params, answer: z.strictObject({}) },
      answer: async ({ params: { name }, caller }) => {
        await revokeWorker(askedBy(teamOf(team).people, caller), name);
        return {};
      },
    }),
  ];
}
