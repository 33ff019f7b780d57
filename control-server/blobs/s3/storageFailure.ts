/** What went wrong between the server and a store of objects, in our codes. */
import * as z from 'zod';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { systemCode } from '../../../core/tables/files/systemCode.ts';
import type { S3Settings } from '../storageSettings.ts';

/** What the store answered; the library gives its failures the names that S3 has for them. */
const answerSchema = z.object({
  name: z.string().max(100),
  $metadata: z.object({ httpStatusCode: z.int().optional() }).default({}),
});

const wrongKeys: readonly string[] = [
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'InvalidToken',
  'ExpiredToken',
  'InvalidClientTokenId',
];

/** There is no such object; of a question without an answer's text, the store says no more than that. */
export function isMissingKey(error: unknown): boolean {
  const { data } = answerSchema.safeParse(error);
  return data?.name === 'NoSuchKey' || data?.name === 'NotFound';
}

/** `instanceof` alone would leave the parameters untyped. */
function isOurs(error: unknown): error is AppError {
  return error instanceof AppError;
}

export interface StorageTrouble {
  readonly settings: Pick<S3Settings, 'bucket' | 'endpoint' | 'region' | 'timeoutSeconds'>;
  /** It was given up: nothing moved. */
  readonly isOver: boolean;
}

export function storageFailure(error: unknown, { settings, isOver }: StorageTrouble): AppError {
  if (isOurs(error)) return error;
  const { bucket, endpoint, region, timeoutSeconds: seconds } = settings;
  const address = endpoint ?? `https://s3.${region}.amazonaws.com`;
  const options = { cause: error };
  if (isOver) return new AppError('storage.slow', { address, seconds }, options);
  const { data } = answerSchema.safeParse(error);
  const status = data?.$metadata.httpStatusCode;
  if (status === undefined && (data?.name === 'TimeoutError' || systemCode(error) !== undefined))
    return new AppError('storage.unreachable', { address }, options);
  const reason = data?.name ?? 'unknown';
  if (reason === 'NoSuchBucket') return new AppError('storage.bucket_not_found', { bucket }, options);
  if (wrongKeys.includes(reason)) return new AppError('storage.keys_wrong', { bucket }, options);
  if (status === 403 && reason !== 'RequestTimeTooSkewed')
    return new AppError('storage.denied', { bucket }, options);
  return new AppError('storage.failed', { bucket, reason }, options);
}
