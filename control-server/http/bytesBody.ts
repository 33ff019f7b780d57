/** A body that is no JSON: its bytes, as they arrive. */
import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';

/** A route with this as its body is given what arrives, and nothing is read before it asks. */
export const bytesSchema = z.custom<AsyncIterable<Uint8Array>>(
  (value) => typeof value === 'object' && value !== null && Symbol.asyncIterator in value,
);

/** Throws `request.invalid` where the rest never comes. Who stops reading can still answer: the line is kept. */
export async function* arriving(request: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
  } catch (error) {
    throw new AppError('request.invalid', { field: 'request', reason: 'aborted' }, { cause: error });
  }
}
