/** Failures of the mirror of base models, of published models, of what jobs bring back, and of questions that are answered at once. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

const ofModel = z.object({ modelId: z.string() });
const ofBundle = z.object({ bundleId: z.string() });

export const publishErrors = {
  'published.not_found': { params: ofModel, status: 404, retryable: false },
  'published.version_not_found': {
    params: ofModel.extend({ version: z.number() }),
    status: 404,
    retryable: false,
  },
  /** What a worker sent is not what the model's own manifest says. */
  'published.not_a_model': { params: ofModel, status: 422, retryable: false },
  'published.too_many': { params: z.object({ limit: z.number() }), status: 409, retryable: false },
  /** It has not ended with a model, or nobody knows where that lies. */
  'job.no_model': { params: z.object({ jobId: z.string() }), status: 409, retryable: false },
  'job.file_not_found': {
    params: z.object({ jobId: z.string(), name: z.string() }),
    status: 404,
    retryable: false,
  },
  'bundle.not_found': { params: ofBundle, status: 404, retryable: true },
  'bundle.incomplete': { params: ofBundle.extend({ missing: z.number() }), status: 409, retryable: true },
  'bundle.piece_wrong': { params: ofBundle, status: 422, retryable: true },
  'bundle.too_large': {
    params: z.object({ sizeMiB: z.number(), limitMiB: z.number() }),
    status: 413,
    retryable: false,
  },
  /** `isTaken`: a worker had begun with it. */
  'inference.unanswered': {
    params: z.object({ seconds: z.number(), isTaken: z.boolean() }),
    status: 503,
    retryable: true,
  },
  'mirror.off': { params: z.object({}), status: 404, retryable: false },
  'mirror.not_found': { params: z.object({ repository: z.string() }), status: 404, retryable: false },
  /** Not on the list, or an address that is not of the internet. */
  'mirror.refused': { params: z.object({ host: z.string() }), status: 403, retryable: false },
  'mirror.unreachable': { params: z.object({ host: z.string() }), status: 502, retryable: true },
  /** It is on its way to the server. */
  'mirror.fetching': { params: z.object({ file: z.string() }), status: 503, retryable: true },
  'inference.too_many': { params: z.object({ limit: z.number() }), status: 429, retryable: true },
} as const satisfies Record<string, ErrorSpec>;
