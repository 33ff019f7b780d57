/** The organisation's own sign-in, by OpenID Connect: code flow with PKCE, state and nonce, and ID tokens whose signature is checked. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { accountNameSchema } from '../../core/contract/people.ts';
import { parseJson } from '../../core/contract/parseJson.ts';
import type { OidcSettings } from '../teamSettings.ts';
import type { Person } from '../people/accountOfPerson.ts';

export const wayBack = '/api/v1/sign-in/back';

export interface SignIn {
  readonly createsAccounts: boolean;
  /** Where the browser goes, and what its cookie keeps until it is back. Throws `access.sign_in_refused`. */
  begin(): Promise<{ readonly address: string; readonly kept: string }>;
  /** Who came back with these words. Throws `access.sign_in_refused`. */
  finish(words: Readonly<Record<string, string | undefined>>, kept: string): Promise<Person>;
}

const keptSchema = z.strictObject({ verifier: z.string(), state: z.string(), nonce: z.string() });

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.boolean().default(false),
});

export interface SignInOptions {
  readonly publicAddress: string;
  readonly log: (line: string) => void;
}

/** Its library is loaded, and the provider asked what it can, when somebody first comes this way. */
export function openSignIn(settings: OidcSettings, { publicAddress, log }: SignInOptions): SignIn {
  const redirectUri = `${publicAddress}${wayBack}`;
  let found: ReturnType<typeof discover> | undefined;
  const provider = () => {
    found ??= discover(settings);
    // A provider that was away is asked again.
    found.catch(() => {
      found = undefined;
    });
    return found;
  };
  // Whatever fails here is the provider's, or that of whoever came back: there is nothing else to tell them.
  const orRefusal = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      log(`a sign-in by ${settings.issuer} failed: ${String(cause)}`);
      throw new AppError('access.sign_in_refused', {}, { cause });
    }
  };
  return {
    createsAccounts: settings.createAccounts,
    begin: () =>
      orRefusal(async () => {
        const { client, config } = await provider();
        const kept = {
          verifier: client.randomPKCECodeVerifier(),
          state: client.randomState(),
          nonce: client.randomNonce(),
        };
        const address = client.buildAuthorizationUrl(config, {
          redirect_uri: redirectUri,
          scope: 'openid email',
          code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: 'S256',
          state: kept.state,
          nonce: kept.nonce,
        });
        return {
          address: address.href,
          kept: Buffer.from(JSON.stringify(kept)).toString('base64url'),
        };
      }),
    finish: (words, kept) =>
      orRefusal(async () => {
        const { client, config } = await provider();
        const { verifier, state, nonce } = keptSchema.parse(
          parseJson(Buffer.from(kept, 'base64url').toString('utf8')),
        );
        const here = new URL(redirectUri);
        for (const [name, word] of Object.entries(words)) {
          if (word !== undefined) here.searchParams.set(name, word);
        }
        const tokens = await client.authorizationCodeGrant(config, here, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        return personOf(claimsSchema.parse(tokens.claims()));
      }),
  };
}

async function discover({ issuer, clientId, clientSecret }: OidcSettings) {
  const client = await import('openid-client');
  const address = new URL(issuer);
  const config = await client.discovery(address, clientId, clientSecret, undefined, {
    execute: [
      client.enableNonRepudiationChecks,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the settings let only a provider on this computer be without https.
      ...(address.protocol === 'http:' ? [client.allowInsecureRequests] : []),
    ],
  });
  return { client, config };
}

/** Only an address that the provider has checked says which account is meant. */
function personOf(claims: z.infer<typeof claimsSchema>): Person {
  const { success, data } = accountNameSchema.safeParse(claims.email);
  return {
    subject: `${claims.iss} ${claims.sub}`,
    email: success && claims.email_verified ? data : null,
  };
}
