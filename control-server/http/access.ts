/** Who is asking. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Asker, Reach } from '../queue/queue.ts';
import type { Permission } from './permissions.ts';

export interface Caller {
  /** Owner of what it brings: a person's account. Of a registered worker, its name. */
  readonly name: string;
  readonly may: readonly Permission[];
  /** The registered worker that asks, whose jobs alone it may write to; null where whoever asks may be any. */
  readonly worker: string | null;
  /** The hash of a browser's session, and the word that its pages send along. */
  readonly session: { readonly hash: string; readonly csrfToken: string } | null;
  /** Where the request came from; null where its connection is gone. */
  readonly address: string | null;
}

/** What a request shows of who is asking. */
export interface Credentials {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
  readonly csrfToken: string | undefined;
  /** It may change something. */
  readonly isChanging: boolean;
}

/** Throws `access.token_missing` for what nobody has, and `access.csrf`. */
export type Authenticate = (shown: Credentials) => Promise<Omit<Caller, 'address'>>;

/** Local mode: one person, one token, who may do everything. */
export function localAccess(token: string): Authenticate {
  const expected = hashOf(`Bearer ${token}`);
  return ({ authorization = '' }) => {
    if (!timingSafeEqual(hashOf(authorization), expected)) throw new AppError('access.token_missing', {});
    return Promise.resolve({
      name: 'local',
      may: ['user', 'worker', 'admin'],
      worker: null,
      session: null,
    });
  };
}

/** Of one length, as comparing in constant time wants it. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Administrators see and change what is anybody's (product design 8.1). */
export function reachOf({ name, may }: Caller): Reach {
  return may.includes('admin') ? null : name;
}

/** For the audit trail. */
export function askerOf({ name, address, worker }: Caller, kind: Asker['kind'] = 'user'): Asker {
  return { kind: worker === null ? kind : 'worker', name, origin: address };
}
