/** What crosses between `readTable` and its child process: one request in, JSON lines out. Both ends parse what arrives. */
import * as z from 'zod';
import { wireErrorSchema } from '../../contract/errors/wireError.ts';
import { limitsSchema } from '../../contract/limits.ts';
import { tableHeadSchema, tableOptionsSchema } from '../../contract/table.ts';

export const readerRequestSchema = z.object({
  /** Absolute path. */
  path: z.string().min(1),
  options: tableOptionsSchema,
  limits: limitsSchema,
});
export type ReaderRequest = z.infer<typeof readerRequestSchema>;

export const rowsLineSchema = z.object({
  kind: z.literal('rows'),
  rowNumbers: z.array(z.int().positive()),
  /** One list per row, by position in the file; cells left out at the end are empty. */
  cells: z.array(z.array(z.string())),
});
export type RowsLine = z.infer<typeof rowsLineSchema>;

export const readerLineSchema = z.discriminatedUnion('kind', [
  rowsLineSchema,
  z.object({ kind: z.literal('end'), head: tableHeadSchema, fileHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ kind: z.literal('failed'), error: wireErrorSchema }),
]);
export type ReaderLine = z.infer<typeof readerLineSchema>;
