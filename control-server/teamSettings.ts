/** The settings of team mode, and that they fit together. */
import * as z from 'zod';
import { AppError } from '../core/contract/errors/appError.ts';

const loopback = '127.0.0.1';

/** The address that people use, as a browser writes the origin of its pages. */
const publicAddressSchema = z
  .string()
  .refine((text) => {
    const url = httpAddress(text);
    return url?.href === `${url?.origin}/`;
  })
  .transform((text) => new URL(text).origin);

/** What a person's sign-in depends on is not read by whoever is on the way. */
const issuerSchema = z.string().refine((text) => {
  const url = httpAddress(text);
  return url?.protocol === 'https:' || url?.hostname === loopback;
});

function httpAddress(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return /^https?:$/u.test(url?.protocol ?? '') ? url : undefined;
}

const oidcSchema = z.strictObject({
  issuer: issuerSchema,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Whoever the provider knows gets an account; false: an administrator has made it before. */
  createAccounts: z.boolean().default(false),
});
export type OidcSettings = z.infer<typeof oidcSchema>;

const addressSchema = z.union([z.ipv4(), z.ipv6()]);

export const teamFields = {
  mode: z.enum(['local', 'team']).default('local'),
  publicAddress: publicAddressSchema.optional(),
  /** Of this computer, where the server listens. */
  listen: addressSchema.default(loopback),
  /** Whose word about where a request came from is taken. */
  proxies: z.array(z.union([addressSchema, z.cidrv4(), z.cidrv6()])).default([loopback, '::1']),
  /** Of one person, or of one address that nobody has shown who they are from. */
  requestsPerMinute: z.int().positive().default(600),
  oidc: oidcSchema.optional(),
};

export interface TeamSettings {
  /** Null in local mode. */
  readonly publicAddress: string | null;
  readonly listen: string;
  readonly proxies: readonly string[];
  readonly requestsPerMinute: number;
  readonly oidc: OidcSettings | null;
}

type Given = z.output<z.ZodObject<typeof teamFields>>;

/** What fits no mode, under the names by which it was given: a server that is open to a network has to know who asks. */
export function teamMistakes(
  { mode, publicAddress, listen, oidc }: Given,
  names: ReadonlyMap<string, string>,
): AppError[] {
  const isTeam = mode === 'team';
  const wrong = [
    ...(isTeam === (publicAddress !== undefined) ? [] : (['publicAddress'] as const)),
    ...(isTeam || listen === loopback ? [] : (['listen'] as const)),
    ...(isTeam || oidc === undefined ? [] : (['oidc'] as const)),
  ];
  return wrong.map((setting) => {
    const name = names.get(setting) ?? setting;
    return new AppError('server.setting_invalid', { setting, name });
  });
}

export function teamSettingsOf(given: Given): TeamSettings {
  const { publicAddress = null, listen, proxies, requestsPerMinute, oidc = null } = given;
  return { publicAddress, listen, proxies, requestsPerMinute, oidc };
}
