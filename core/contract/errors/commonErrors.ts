/** Failures that any part can meet: files, folders, disk, arguments, bugs. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

export const commonErrors = {
  'internal.unexpected': { params: z.object({ incident: z.string() }), status: 500, retryable: false },
  'request.invalid': {
    params: z.object({ field: z.string(), reason: z.string() }),
    status: 400,
    retryable: false,
  },
  'request.over_limit': {
    params: z.object({ field: z.string(), value: z.number(), limit: z.number() }),
    status: 422,
    retryable: false,
  },
  'file.not_found': { params: z.object({ path: z.string() }), status: 404, retryable: false },
  'file.not_readable': { params: z.object({ path: z.string() }), status: 403, retryable: false },
  'file.changed': { params: z.object({ path: z.string() }), status: 409, retryable: true },
  'file.exists': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  'file.same_as_input': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'file.name_too_long': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  /** The name says another format than the file has; `ending` is the right one, with its dot. */
  'file.wrong_ending': {
    params: z.object({ path: z.string(), ending: z.string() }),
    status: 422,
    retryable: false,
  },
  'file.is_folder': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'folder.not_found': { params: z.object({ path: z.string() }), status: 404, retryable: false },
  'folder.not_writable': { params: z.object({ path: z.string() }), status: 403, retryable: false },
  'folder.not_empty': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  'disk.full': { params: z.object({ path: z.string() }), status: 507, retryable: true },
} as const satisfies Record<string, ErrorSpec>;
