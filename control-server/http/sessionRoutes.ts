/** People come in and go, and look after their own password and access tokens. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import {
  acceptSchema,
  createdTokenSchema,
  logInSchema,
  newPasswordSchema,
  newTokenSchema,
  personalTokenListSchema,
  sessionSchema,
} from '../../core/contract/people.ts';
import { idSchema } from '../../core/contract/storedDataSet.ts';
import { acceptInvitation, changePassword } from '../people/choosePassword.ts';
import { logIn } from '../people/logIn.ts';
import { sessionMs } from '../people/people.ts';
import { createToken, listTokens, revokeToken } from '../people/personalTokens.ts';
import { endSession, openSession } from '../people/sessions.ts';
import type { NewSession } from '../people/sessions.ts';
import { askedBy } from './askedBy.ts';
import type { Door, Team } from './door.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { teamOf } from './teamOf.ts';

const nothing = z.strictObject({});

export function sessionRoutes({ team, throttle }: Pick<Door, 'team' | 'throttle'>): Route[] {
  return [
    route({
      name: 'POST /api/v1/session',
      summary: 'Begins a session with name and password; the cookie is the session.',
      schemas: { body: logInSchema, answer: sessionSchema },
      answer: async ({ body, caller, setCookie }) => {
        const { people, jar } = teamOf(team);
        const { address } = caller;
        const session = await throttle.guess({ address, name: body.name }, () =>
          logIn(askedBy(people, caller), body),
        );
        setCookie(sessionCookie(jar, session));
        return told(session);
      },
    }),
    route({
      name: 'GET /api/v1/session',
      summary: 'Tells who is asking.',
      schemas: { answer: sessionSchema },
      answer: ({ caller: { name, may, session } }) =>
        Promise.resolve({ name, isAdmin: may.includes('admin'), csrfToken: session?.csrfToken ?? null }),
    }),
    route({
      name: 'DELETE /api/v1/session',
      summary: 'Ends the session of whoever comes with one.',
      schemas: { answer: nothing },
      answer: async ({ caller, setCookie }) => {
        const { people, jar } = teamOf(team);
        if (caller.session) await endSession(askedBy(people, caller), caller.session.hash);
        setCookie(jar.set(jar.sessionName, '', 0));
        return {};
      },
    }),
    route({
      name: 'POST /api/v1/invitations/accept',
      summary: 'Chooses a password with an invitation, and begins a session.',
      schemas: { body: acceptSchema, answer: sessionSchema },
      answer: async ({ body, caller, setCookie }) => {
        const { people, jar } = teamOf(team);
        const asked = askedBy(people, caller);
        const { address } = caller;
        const name = await throttle.guess({ address }, () => acceptInvitation(asked, body));
        const session = await openSession(asked, name);
        setCookie(sessionCookie(jar, session));
        return told(session);
      },
    }),
    route({
      name: 'POST /api/v1/account/password',
      summary: 'Changes the caller’s password; every other session of theirs ends.',
      schemas: { body: newPasswordSchema, answer: nothing },
      answer: async ({ body, caller }) => {
        const { people } = teamOf(team);
        const { name, session, address } = caller;
        const change = { ...body, name, keptSession: session?.hash ?? null };
        await throttle.guess({ address, name }, () => changePassword(askedBy(people, caller), change));
        return {};
      },
    }),
    ...tokenRoutes(team),
  ];
}

function tokenRoutes(team: Team | null): Route[] {
  return [
    route({
      name: 'GET /api/v1/tokens',
      summary: 'Lists the caller’s access tokens, without their secrets.',
      schemas: { answer: personalTokenListSchema },
      answer: async ({ caller }) => ({ tokens: await listTokens(teamOf(team).people.store, caller.name) }),
    }),
    route({
      name: 'POST /api/v1/tokens',
      summary: 'Makes an access token for a program of the caller; its secret is told this once.',
      schemas: { body: newTokenSchema, answer: createdTokenSchema },
      answer: ({ body, caller }) => {
        const { people } = teamOf(team);
        // A token that was stolen cannot outlive itself by making another.
        if (!caller.session) throw new AppError('access.denied', {});
        return createToken(askedBy(people, caller), { ...body, owner: caller.name });
      },
    }),
    route({
      name: 'DELETE /api/v1/tokens/{tokenId}',
      summary: 'Revokes an access token of the caller.',
      schemas: { params: z.strictObject({ tokenId: idSchema }), answer: nothing },
      answer: async ({ params: { tokenId }, caller }) => {
        await revokeToken(askedBy(teamOf(team).people, caller), caller.name, tokenId);
        return {};
      },
    }),
  ];
}

export function sessionCookie(jar: Team['jar'], { secret }: NewSession): string {
  return jar.set(jar.sessionName, secret, sessionMs / 1000);
}

function told({ name, isAdmin, csrfToken }: NewSession): z.input<typeof sessionSchema> {
  return { name, isAdmin, csrfToken };
}
