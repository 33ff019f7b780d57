/** Everything that can go wrong with a request, as one failure with a code. */
import * as z from 'zod';
import { AppError } from '../../core/contract/errors/appError.ts';

/** What Express and its reader of bodies throw. */
const httpErrorSchema = z.object({
  status: z.int().min(400).max(499),
  type: z.string().default('malformed'),
});

export const mostBodyMiB = 1;

/** Undefined for what is a mistake of the server itself. */
export function failureOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError) {
    const [issue] = error.issues;
    return new AppError('request.invalid', {
      field: issue?.path.join('.') ?? '',
      reason: issue?.code ?? 'invalid',
    });
  }
  const { success, data } = httpErrorSchema.safeParse(error);
  if (!success) return undefined;
  if (data.status === 413) return new AppError('request.too_large', { limitMiB: mostBodyMiB });
  return new AppError('request.invalid', { field: 'request', reason: data.type });
}
