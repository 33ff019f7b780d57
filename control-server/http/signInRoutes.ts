/** In through the organisation's own sign-in: the browser goes there, and comes back with a session. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { accountOfPerson } from '../people/accountOfPerson.ts';
import { openSession } from '../people/sessions.ts';
import { askedBy } from './askedBy.ts';
import { cookieOf } from './cookies.ts';
import type { Door, Team } from './door.ts';
import { Redirect, redirectSchema } from './redirect.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { sessionCookie } from './sessionRoutes.ts';
import type { SignIn } from './signIn.ts';
import { teamOf } from './teamOf.ts';

/** How long somebody may take at the provider. */
const signInSeconds = 600;

const word = z.string().max(4000).optional();
/** What providers send back; whatever else they add is left aside. */
const backQuery = z.object({ code: word, state: word, iss: word, error: word, error_description: word });

export function signInRoutes({ team, throttle }: Pick<Door, 'team' | 'throttle'>): Route[] {
  return [
    route({
      name: 'GET /api/v1/sign-in',
      summary: 'Sends the browser to the organisation’s own sign-in.',
      schemas: { answer: redirectSchema },
      answer: async ({ setCookie }) => {
        const { jar, signIn } = withSignIn(team);
        const { address, kept } = await signIn.begin();
        setCookie(jar.set(jar.signInName, kept, signInSeconds));
        return new Redirect(address);
      },
    }),
    route({
      name: 'GET /api/v1/sign-in/back',
      summary: 'Where the organisation’s own sign-in sends the browser back to; begins a session.',
      schemas: { query: backQuery, answer: redirectSchema },
      answer: async ({ query, caller, cookie, setCookie }) => {
        const { people, jar, signIn } = withSignIn(team);
        const { address } = caller;
        const kept = cookieOf(cookie, jar.signInName) ?? '';
        setCookie(jar.set(jar.signInName, '', 0));
        const person = await throttle.guess({ address }, () => signIn.finish(query, kept));
        const asked = askedBy(people, caller);
        const name = await accountOfPerson(asked, person, signIn.createsAccounts);
        setCookie(sessionCookie(jar, await openSession(asked, name)));
        return new Redirect('/');
      },
    }),
  ];
}

function withSignIn(team: Team | null): Team & { readonly signIn: SignIn } {
  const { signIn, ...others } = teamOf(team);
  if (!signIn) throw new AppError('access.sign_in_off', {});
  return { ...others, signIn };
}
