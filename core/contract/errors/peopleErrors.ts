/** Failures of people, their accounts and what they prove themselves with. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

const nothing = z.object({});
const ofName = z.object({ name: z.string() });

export const peopleErrors = {
  'access.token_missing': { params: nothing, status: 401, retryable: false },
  'access.denied': { params: nothing, status: 403, retryable: false },
  /** Name or password: which one is not told. */
  'access.wrong_password': { params: nothing, status: 401, retryable: false },
  /** A browser's session changes something only with the word that a foreign page cannot know. */
  'access.csrf': { params: nothing, status: 403, retryable: false },
  /** There are accounts in team mode only. */
  'access.team_only': { params: nothing, status: 409, retryable: false },
  'access.invitation_invalid': { params: nothing, status: 403, retryable: false },
  /** The settings name no provider. */
  'access.sign_in_off': { params: nothing, status: 409, retryable: false },
  /** The provider, or what it says of the person. */
  'access.sign_in_refused': { params: nothing, status: 403, retryable: false },
  'account.not_found': { params: ofName, status: 404, retryable: false },
  'account.exists': { params: ofName, status: 409, retryable: false },
  /** Nobody could let anybody in any more. */
  'account.last_admin': { params: ofName, status: 409, retryable: false },
  'account.password_unfit': { params: z.object({ least: z.number() }), status: 422, retryable: false },
  'account.name_unfit': { params: ofName, status: 422, retryable: false },
  'token.not_found': { params: z.object({ tokenId: z.string() }), status: 404, retryable: false },
  'token.too_many': { params: z.object({ limit: z.number() }), status: 409, retryable: false },
  'worker.not_found': { params: ofName, status: 404, retryable: false },
  'worker.name_taken': { params: ofName, status: 409, retryable: false },
  'worker.registration_invalid': { params: nothing, status: 403, retryable: false },
  /** In team mode no worker runs beside the server. */
  'worker.registration_needed': { params: nothing, status: 409, retryable: false },
  'worker.token_damaged': { params: z.object({ path: z.string() }), status: 500, retryable: false },
  'request.too_many': { params: z.object({ seconds: z.number() }), status: 429, retryable: true },
  /** What hashes passwords is not installed for this computer. */
  'server.passwords_unavailable': { params: nothing, status: 500, retryable: false },
} as const satisfies Record<string, ErrorSpec>;
