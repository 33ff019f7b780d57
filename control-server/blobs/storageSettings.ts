/** Where the files of data sets are kept. What opens a store of objects comes from the environment alone: a settings file is copied and shown. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';

export const storageSchema = z.discriminatedUnion('kind', [
  /** In the data folder. */
  z.strictObject({ kind: z.literal('files') }),
  z.strictObject({
    kind: z.literal('s3'),
    bucket: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u),
    /** Before the name of every object: several servers may share a bucket. */
    prefix: z
      .string()
      .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*\/?$/u)
      .optional(),
    /** Left out: that of Amazon. */
    endpoint: z
      .url({ protocol: /^https?$/u })
      .refine((address) => new URL(address).username === '')
      .optional(),
    region: z
      .string()
      .regex(/^[\w-]{1,50}$/u)
      .default('us-east-1'),
    /** How long the store may stand still before it is given up. */
    timeoutSeconds: z.int().min(1).max(600).default(30),
  }),
]);

type WrittenS3 = Extract<z.infer<typeof storageSchema>, { kind: 's3' }>;

export interface S3Settings extends WrittenS3 {
  readonly keys: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

export type StorageSettings = { readonly kind: 'files' } | S3Settings;

type Environment = Readonly<Record<string, string | undefined>>;

/** With the keys; or a mistake for each one that is missing. */
export function withKeys(
  storage: z.infer<typeof storageSchema>,
  environment: Environment,
): { readonly storage: StorageSettings } | { readonly mistakes: readonly AppError[] } {
  if (storage.kind === 'files') return { storage };
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment;
  const { AWS_SESSION_TOKEN: sessionToken = '' } = environment;
  const missing = Object.entries({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey })
    .filter(([, value]) => value === '')
    .map(([name]) => new AppError('server.secret_missing', { name }));
  if (missing.length > 0) return { mistakes: missing };
  const keys = { accessKeyId, secretAccessKey, ...(sessionToken !== '' && { sessionToken }) };
  return { storage: { ...storage, keys } };
}
