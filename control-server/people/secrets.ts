/** Secrets that the server makes: shown once, kept as hashes. They are long and random, so that a plain hash is enough. */
import { createHash, randomBytes } from 'node:crypto';
import { secretKinds } from '../../core/contract/people.ts';
import type { SecretKind } from '../../core/contract/people.ts';

export function newSecret(kind: SecretKind): string {
  return `${secretKinds[kind]}_${randomBytes(32).toString('base64url')}`;
}

export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
