/** Who is asking. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Permission } from './permissions.ts';

export interface Caller {
  /** Owner of the jobs that it brings. */
  readonly name: string;
  readonly may: readonly Permission[];
  /** Where the request came from; null where its connection is gone. */
  readonly address: string | null;
}

/** Throws `access.token_missing` for a token that nobody has. */
export type Authenticate = (authorization: string | undefined) => Omit<Caller, 'address'>;

/** Local mode: one person, one token, who may do everything. */
export function localAccess(token: string): Authenticate {
  const expected = hashOf(`Bearer ${token}`);
  return (authorization = '') => {
    if (!timingSafeEqual(hashOf(authorization), expected)) throw new AppError('access.token_missing', {});
    return { name: 'local', may: ['user', 'worker', 'admin'] };
  };
}

/** Of one length, as comparing in constant time wants it. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
