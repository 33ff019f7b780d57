/** English sentences for failures of people, their accounts and what they prove themselves with. */
import type { peopleErrors as specs } from '../../contract/errors/peopleErrors.ts';
import type { ErrorTexts } from '../catalogue.ts';
import { counted } from '../formats/counted.ts';
import { lastPart } from '../formats/lastPart.ts';
import { formatNumber } from '../formats/numbers.ts';

export const peopleErrors: ErrorTexts<keyof typeof specs> = {
  'access.token_missing': () => ({
    title: 'The server does not know who is asking.',
    fix: 'Sign in with your name and password, or send a valid access token of this server with the request.',
  }),
  'access.denied': () => ({
    title: 'You are not allowed to do this.',
    fix: 'Ask the administrator of the server.',
  }),
  'access.wrong_password': () => ({
    title: 'The name or the password is not right, or the account is disabled.',
    fix: 'Check both and try again. If you forgot the password, ask the administrator of the server for an invitation.',
  }),
  'access.csrf': () => ({
    title: 'The request did not come from a page of this server.',
    fix: 'Nothing was changed. Open the page anew and repeat; in a program, use an access token.',
  }),
  'access.team_only': () => ({
    title: 'This server is for one person and has no accounts.',
    fix: 'To use it as a team, set "mode": "team" in its settings, with the public address, and start it again.',
  }),
  'access.invitation_invalid': () => ({
    title: 'This invitation is not valid: it was used, has expired, or was replaced.',
    fix: 'Ask the administrator of the server for a new one.',
  }),
  'access.sign_in_off': () => ({
    title: 'This server does not use your organisation’s sign-in.',
    fix: 'Sign in with your name and password of this server.',
  }),
  'access.sign_in_refused': () => ({
    title: 'Your organisation’s sign-in did not open this server.',
    fix: 'Try again from the start. If that fails, ask the administrator of the server for an account with your e-mail address.',
  }),
  'account.not_found': ({ name }) => ({
    title: `There is no account “${name}”.`,
    fix: 'Look it up in the list of accounts.',
  }),
  'account.exists': ({ name }) => ({
    title: `There is an account “${name}” already.`,
    fix: 'Choose another name, or send a new invitation to whoever has the account.',
  }),
  'account.last_admin': ({ name }) => ({
    title: `“${name}” is the only administrator, and nothing was changed in that account.`,
    fix: 'Make somebody else an administrator first.',
  }),
  'account.password_unfit': ({ least }) => ({
    title: 'The password cannot be used.',
    fix: `Choose a password of at least ${least} characters and at most 256; a sentence is a good one.`,
  }),
  'account.name_unfit': ({ name }) => ({
    title: `The name “${name}” cannot be used for an account.`,
    fix: 'Use letters without accents, digits and the signs . _ @ + -, with a letter or digit first; “local”, “server” and “unknown” are reserved.',
  }),
  'token.not_found': ({ tokenId }) => ({
    title: `There is no access token “${tokenId}”, or it is not yours.`,
    fix: 'Look it up in the list of your access tokens.',
  }),
  'token.too_many': ({ limit }) => ({
    title: `You have ${formatNumber(limit, 'en')} access tokens already.`,
    fix: 'Revoke those you no longer use, and repeat.',
  }),
  'worker.not_found': ({ name }) => ({
    title: `The worker “${name}” is not registered.`,
    fix: 'Look it up in the list of registered workers.',
  }),
  'worker.name_taken': ({ name }) => ({
    title: `There is a registered worker called “${name}” already.`,
    fix: 'Choose another name, or revoke the one that has this.',
  }),
  'worker.registration_invalid': () => ({
    title: 'The registration token of this worker is not valid: it was used or has expired.',
    fix: 'Ask the administrator of the server for another.',
  }),
  'worker.registration_needed': () => ({
    title: 'On this server, a worker has to be registered first.',
    fix: 'Start the server without --worker. Ask an administrator for a registration token, and use “worker --server ADDRESS --token TOKEN”.',
  }),
  'worker.token_damaged': ({ path }) => ({
    title: `The token that this worker keeps cannot be read (“${lastPart(path)}”).`,
    fix: 'Delete that file and register the worker again, with a new registration token.',
  }),
  'request.too_many': ({ seconds }) => ({
    title: 'That were too many requests in a short time.',
    fix: `Wait ${counted(seconds, ['second', 'seconds'], 'en')} and repeat.`,
  }),
  'server.passwords_unavailable': () => ({
    title: 'The library that protects passwords is missing on this computer.',
    fix: 'Install the program again with “npm ci”, on the server’s own computer; local mode does not need it.',
  }),
};
