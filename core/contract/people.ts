/** The people of a server in team mode, what they prove themselves with, and the workers that its administrators let in. */
import * as z from 'zod';

/** Product design 8.1. */
export const roles = ['user', 'admin'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** An account never changes its name: it is the owner of what its person brings. */
export const accountNameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@+-]{0,99}$/u);

/** Owners and actors that are no account. */
const reservedNames: readonly string[] = ['local', 'server', 'unknown'];
export const newAccountNameSchema = accountNameSchema.refine((name) => !reservedNames.includes(name));

/** Long is what counts (NIST SP 800-63B); the upper bound is for the time that hashing takes. */
export const passwordSchema = z.string().min(12).max(256);
const typedPasswordSchema = z.string().min(1).max(256);

/** Shown to people, and nothing else. */
const labelSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,100}$/u);

/** A worker's processes add their own names after a colon. */
export const workerNameSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/u);

/**
 * What opens a door begins with what it opens, so that one that lies where it should not is recognised: of a person's
 * program, of a browser, of a worker, once for a new worker, once for a person without a password.
 */
export const secretKinds = {
  token: 'btp',
  session: 'bts',
  worker: 'btw',
  registration: 'btr',
  invitation: 'bti',
} as const;
export type SecretKind = keyof typeof secretKinds;
export const secretSchema = (kind: SecretKind) =>
  z.string().regex(new RegExp(`^${secretKinds[kind]}_[\\w-]{43}$`, 'u'));

/** Epoch milliseconds, by the clock of the database. */
const timeSchema = z.int().nonnegative();

export const logInSchema = z.strictObject({ name: accountNameSchema, password: typedPasswordSchema });

export const sessionSchema = z.strictObject({
  name: z.string(),
  isAdmin: z.boolean(),
  /** For the header X-CSRF-Token of whoever comes with the cookie; null for whoever comes with a token. */
  csrfToken: z.string().nullable(),
});

export const accountSchema = z.strictObject({
  name: z.string(),
  role: roleSchema,
  isDisabled: z.boolean(),
  /** Without one, a person comes in with an invitation, or through the organisation's own sign-in. */
  hasPassword: z.boolean(),
  createdAt: timeSchema,
  lastLogInAt: timeSchema.nullable(),
});
export type Account = z.infer<typeof accountSchema>;
export const accountListSchema = z.strictObject({ accounts: z.array(accountSchema) });

export const newAccountSchema = z.strictObject({
  name: newAccountNameSchema,
  role: roleSchema.default('user'),
  /** Left out: the person chooses one with an invitation. */
  password: passwordSchema.optional(),
});
/** The invitation is shown this once. */
export const createdAccountSchema = z.strictObject({
  account: accountSchema,
  invitation: z.string().nullable(),
});
export const invitationSchema = z.strictObject({ invitation: z.string(), expiresAt: timeSchema });
export const acceptSchema = z.strictObject({
  invitation: secretSchema('invitation'),
  password: passwordSchema,
});
export const newPasswordSchema = z.strictObject({ current: typedPasswordSchema, next: passwordSchema });
export const roleChangeSchema = z.strictObject({ role: roleSchema });

export const personalTokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  createdAt: timeSchema,
  expiresAt: timeSchema,
  lastUsedAt: timeSchema.nullable(),
});
export type PersonalToken = z.infer<typeof personalTokenSchema>;
export const personalTokenListSchema = z.strictObject({ tokens: z.array(personalTokenSchema) });
export const newTokenSchema = z.strictObject({
  name: labelSchema,
  days: z.int().min(1).max(3650).default(365),
});
/** The secret is shown this once. */
export const createdTokenSchema = z.strictObject({ token: personalTokenSchema, secret: z.string() });

export const workerInvitationSchema = z.strictObject({ name: workerNameSchema });
/** The registration token is shown this once. */
export const createdWorkerInvitationSchema = z.strictObject({
  name: workerNameSchema,
  registration: z.string(),
  expiresAt: timeSchema,
});
/** The worker makes its own token and keeps it before it asks, so that a lost answer loses nothing. */
export const workerExchangeSchema = z.strictObject({
  registration: secretSchema('registration'),
  token: secretSchema('worker'),
});
export const workerExchangedSchema = z.strictObject({ name: workerNameSchema });
export const registeredWorkerSchema = z.strictObject({
  name: z.string(),
  registeredAt: timeSchema,
  invitedBy: z.string(),
  lastUsedAt: timeSchema.nullable(),
  isRevoked: z.boolean(),
});
export const registeredWorkerListSchema = z.strictObject({ workers: z.array(registeredWorkerSchema) });
