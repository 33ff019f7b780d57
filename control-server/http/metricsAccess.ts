/** Who reads figures: administrators, and programs that show the token made for this alone. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Authenticate } from './access.ts';

/** `token` left out: administrators only. */
export function metricsAccess(authenticate: Authenticate, token: string | undefined): Authenticate {
  const expected = token === undefined ? undefined : hashOf(`Bearer ${token}`);
  return (authorization) => {
    if (expected && timingSafeEqual(hashOf(authorization ?? ''), expected)) {
      return { name: 'metrics', may: ['metrics'] };
    }
    const caller = authenticate(authorization);
    return caller.may.includes('admin') ? { ...caller, may: [...caller.may, 'metrics'] } : caller;
  };
}

/** Of one length, as comparing in constant time wants it. */
function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
