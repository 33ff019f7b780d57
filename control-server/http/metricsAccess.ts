/** Who reads figures: administrators, and programs that show the token made for this alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Authenticate } from './access.ts';

/** `token` left out: administrators only. */
export function metricsAccess(authenticate: Authenticate, token: string | undefined): Authenticate {
  const expected = token === undefined ? undefined : hashOf(`Bearer ${token}`);
  return async (shown) => {
    const { authorization = '' } = shown;
    if (expected && timingSafeEqual(hashOf(authorization), expected)) {
      return { name: 'metrics', may: ['metrics'], worker: null, session: null };
    }
    const caller = await authenticate(shown);
    return caller.may.includes('admin') ? { ...caller, may: [...caller.may, 'metrics'] } : caller;
  };
}

/** Of one length, as comparing in constant time wants it. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
