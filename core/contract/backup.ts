/** What a backup says of itself: the list of its files, and how far the audit trail went when it was made. */
import * as z from 'zod';
import { signedHeadSchema } from './audit.ts';
import { sha256Schema } from './storedDataSet.ts';

const fileSchema = z.strictObject({
  /** Below the backup's folder, with `/`; a file of the server's own, never a path that leads out of it. */
  name: z.string().regex(/^(?:[\w-][\w.-]*|blobs\/[0-9a-f]{2}\/[0-9a-f]{64})$/u),
  bytes: z.int().nonnegative(),
  sha256: sha256Schema,
});
export type BackupFile = z.infer<typeof fileSchema>;

const listSchema = z.strictObject({
  format: z.literal(1),
  /** Epoch milliseconds, by the clock of the database. */
  madeAt: z.int().nonnegative(),
  /** Of the program, and the last change of its database. */
  version: z.string().max(100),
  schema: z.string().max(100),
  database: z.enum(['sqlite', 'postgres']),
  /** The trail in the database goes at least so far. */
  audit: signedHeadSchema,
  files: z.array(fileSchema),
});
export type BackupList = z.infer<typeof listSchema>;

export const backupManifestSchema = z.strictObject({
  list: listSchema,
  /** SHA-256 of the canonical text of `list`. */
  hash: sha256Schema,
});
