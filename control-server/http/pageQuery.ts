/** Which page of a list is asked for; the newest come first. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';
import { accountNameSchema } from '../../core/contract/people.ts';
import type { Reach } from '../queue/queue.ts';
import { reachOf } from './access.ts';
import type { Caller } from './access.ts';

export const pageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional(),
});

/** Of a list of what has owners. Left out: one's own; `*`: everybody's, for administrators, as any other name. */
export const ownedPageQuery = pageQuery.extend({
  owner: z.union([accountNameSchema, z.literal('*')]).optional(),
});

/** Whose objects are asked for. Throws `access.denied`. */
export function ownerAsked(owner: string | undefined, caller: Caller): Reach {
  const wanted = owner === '*' ? null : (owner ?? caller.name);
  if (wanted !== caller.name && reachOf(caller) !== null) throw new AppError('access.denied', {});
  return wanted;
}
