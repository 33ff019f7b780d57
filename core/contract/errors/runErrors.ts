/** Failures of engines and of training runs. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

export const runErrors = {
  'engine.out_of_memory': {
    params: z.object({ neededMiB: z.number(), freeMiB: z.number() }),
    status: 507,
    retryable: false,
  },
  'engine.unavailable': {
    params: z.object({ engine: z.string(), reason: z.string() }),
    status: 503,
    retryable: false,
  },
  'engine.failed': {
    params: z.object({ engine: z.string(), operation: z.string() }),
    status: 500,
    retryable: true,
  },
  'run.not_found': { params: z.object({ path: z.string() }), status: 404, retryable: false },
  'run.damaged': { params: z.object({ path: z.string(), file: z.string() }), status: 422, retryable: false },
  'run.already_finished': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  'run.in_use': {
    params: z.object({ path: z.string(), processId: z.number() }),
    status: 409,
    retryable: true,
  },
  'run.loss_not_finite': {
    params: z.object({ epoch: z.number(), step: z.number() }),
    status: 422,
    retryable: false,
  },
  'run.unfinished': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  /** Made by a version that did not keep what finds its texts again. */
  'run.split_without_texts': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  /** None of the earlier run's test texts is in the spreadsheet. */
  'run.split_of_other_data': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  'run.dataset_missing': {
    /** The command that takes the place of the spreadsheet with --data. */
    params: z.object({
      path: z.string(),
      runFolder: z.string(),
      command: z.enum(['reproduce', 'suspects', 'advise']),
    }),
    status: 404,
    retryable: false,
  },
  /** A spreadsheet named in place of the run's own is another one. */
  'run.dataset_other': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  'run.dataset_changed': { params: z.object({ path: z.string() }), status: 409, retryable: false },
  'run.base_model_changed': { params: z.object({ name: z.string() }), status: 409, retryable: false },
  /** `runFolder` is that of the run the kernel worked on, if it can be gone on with. */
  'kernel.stopped': {
    params: z.object({ exitCode: z.number().nullable(), runFolder: z.string().nullable() }),
    status: 500,
    retryable: true,
  },
} as const satisfies Record<string, ErrorSpec>;
