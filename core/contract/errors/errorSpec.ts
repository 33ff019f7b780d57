/** The shape of one registered failure: its parameters, its HTTP status, and whether trying again can help. */
import type * as z from 'zod';

export interface ErrorSpec {
  readonly params: z.ZodType;
  readonly status: number;
  readonly retryable: boolean;
}
