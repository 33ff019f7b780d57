/** JSON that is nested deeper than anything the server knows: whoever walks it by calling itself would run out of stack. */
import type { RequestHandler } from 'express';
import { AppError } from '../../core/contract/errors/appError.ts';

const deepest = 64;

/** Throws `request.invalid`. */
export const shallowBody: RequestHandler = ({ body }: { body: unknown }, _response, next) => {
  if (isDeep(body)) throw new AppError('request.invalid', { field: 'request', reason: 'too_deep' });
  next();
};

/** Level by level, and no deeper than it has to. */
function isDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  }
  return false;
}
