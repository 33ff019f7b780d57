/** Failures of a server's care for itself: whether it is ready, backups, mails. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

/** Everything that can be wrong with a backup. */
export const backupFaults = [
  /** Its list of files is not as it was written. */
  'list',
  'missing',
  'cut',
  'edited',
  /** The files are whole, but the database in them is not. */
  'database',
  'audit',
] as const;

/** Programs of PostgreSQL. */
const toolSchema = z.enum(['pg_dump', 'pg_restore']);

export const careErrors = {
  'server.database_failing': { params: z.object({}), status: 503, retryable: true },
  'server.storage_away': { params: z.object({}), status: 503, retryable: true },
  'server.disk_low': {
    params: z.object({ freeMiB: z.number(), leastMiB: z.number() }),
    status: 503,
    retryable: true,
  },
  'care.task_not_found': { params: z.object({ taskId: z.string() }), status: 404, retryable: false },
  /** Another of its kind is under way. */
  'care.busy': { params: z.object({ taskId: z.string() }), status: 409, retryable: true },
  /** The server that did it has gone. */
  'care.task_lost': { params: z.object({ taskId: z.string() }), status: 500, retryable: true },
  /** There is no backup, or one that was never finished. */
  'backup.not_found': { params: z.object({ path: z.string() }), status: 404, retryable: false },
  /** `name` of the file, below the backup's folder. */
  'backup.damaged': {
    params: z.object({ fault: z.enum(backupFaults), name: z.string() }),
    status: 422,
    retryable: false,
  },
  /** A stored file is not what its hash says: it was not backed up. */
  'backup.blob_damaged': { params: z.object({ sha256: z.string() }), status: 500, retryable: false },
  'backup.tool_missing': { params: z.object({ tool: toolSchema }), status: 500, retryable: false },
  'backup.tool_failed': {
    params: z.object({ tool: toolSchema, exitCode: z.number().nullable() }),
    status: 500,
    retryable: true,
  },
  /** It holds a PostgreSQL database, and none was named to put it into. */
  'backup.database_needed': { params: z.object({}), status: 422, retryable: false },
  'mail.not_set_up': { params: z.object({}), status: 409, retryable: false },
} as const satisfies Record<string, ErrorSpec>;
