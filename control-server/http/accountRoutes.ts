/** Accounts as administrators see them; only in team mode are there any. */
import * as z from 'zod';
import {
  accountListSchema,
  accountNameSchema,
  accountSchema,
  createdAccountSchema,
  invitationSchema,
  newAccountSchema,
  roleChangeSchema,
} from '../../core/contract/people.ts';
import { changeRole, disableAccount, enableAccount } from '../people/changeAccount.ts';
import { createAccount } from '../people/createAccount.ts';
import { invite } from '../people/invite.ts';
import { listAccounts } from '../people/listAccounts.ts';
import type { People } from '../people/people.ts';
import type { Caller } from './access.ts';
import { askedBy } from './askedBy.ts';
import type { Team } from './door.ts';
import { teamOf } from './teamOf.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';

export const accountParams = z.strictObject({ name: accountNameSchema });

export function accountRoutes(team: Team | null): Route[] {
  const peopleBy = (caller: Caller): People => askedBy(teamOf(team).people, caller);
  return [
    route({
      name: 'GET /api/v1/accounts',
      summary: 'Lists every account.',
      schemas: { answer: accountListSchema },
      answer: async () => ({ accounts: await listAccounts(teamOf(team).people.store.db) }),
    }),
    route({
      name: 'POST /api/v1/accounts',
      summary:
        'Creates an account, with a password or with an invitation to choose one, which is told this once.',
      schemas: { body: newAccountSchema, answer: createdAccountSchema },
      answer: ({ body, caller }) => createAccount(peopleBy(caller), body),
    }),
    route({
      name: 'POST /api/v1/accounts/{name}/invite',
      summary: 'Makes a new invitation to choose a password, for one who forgot theirs.',
      schemas: { params: accountParams, answer: invitationSchema },
      answer: ({ params: { name }, caller }) => invite(peopleBy(caller), name),
    }),
    route({
      name: 'POST /api/v1/accounts/{name}/role',
      summary: 'Changes what an account may do.',
      schemas: { params: accountParams, body: roleChangeSchema, answer: accountSchema },
      answer: ({ params: { name }, body, caller }) => changeRole(peopleBy(caller), name, body.role),
    }),
    route({
      name: 'POST /api/v1/accounts/{name}/disable',
      summary: 'Closes an account: its sessions and access tokens end at once, what is its own stays.',
      schemas: { params: accountParams, answer: accountSchema },
      answer: ({ params: { name }, caller }) => disableAccount(peopleBy(caller), name),
    }),
    route({
      name: 'POST /api/v1/accounts/{name}/enable',
      summary: 'Opens a closed account again.',
      schemas: { params: accountParams, answer: accountSchema },
      answer: ({ params: { name }, caller }) => enableAccount(peopleBy(caller), name),
    }),
  ];
}
