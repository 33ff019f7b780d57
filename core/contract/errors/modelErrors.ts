/** Failures of model folders, tokenizers, downloads and exports. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

export const modelErrors = {
  'model.not_found': { params: z.object({ path: z.string() }), status: 404, retryable: false },
  /** Of what a training starts from: neither a folder nor a name of the hub. */
  'model.base_not_found': { params: z.object({ path: z.string() }), status: 404, retryable: false },
  'model.file_missing': {
    params: z.object({ path: z.string(), file: z.string() }),
    status: 422,
    retryable: false,
  },
  'model.damaged': {
    params: z.object({ path: z.string(), reason: z.string() }),
    status: 422,
    retryable: false,
  },
  'model.architecture_unsupported': {
    params: z.object({ architecture: z.string(), supported: z.array(z.string()) }),
    status: 422,
    retryable: false,
  },
  'model.setting_unsupported': {
    params: z.object({ setting: z.string(), value: z.string() }),
    status: 422,
    retryable: false,
  },
  'model.weights_foreign': {
    params: z.object({ path: z.string(), file: z.string() }),
    status: 422,
    retryable: false,
  },
  'model.tokenizer_unsupported': {
    params: z.object({ path: z.string(), feature: z.string() }),
    status: 422,
    retryable: false,
  },
  'model.tokenizer_mismatch': {
    params: z.object({ path: z.string(), tokenizerSize: z.number(), vocabularySize: z.number() }),
    status: 422,
    retryable: false,
  },
  'model.hash_mismatch': { params: z.object({ path: z.string() }), status: 422, retryable: false },
  /** Promises in per cent; none in models of older versions. */
  'model.promise_unknown': {
    params: z.object({ asked: z.number(), known: z.array(z.number()) }),
    status: 422,
    retryable: false,
  },
  'model.too_large_for_onnx': {
    params: z.object({ sizeMiB: z.number(), limitMiB: z.number() }),
    status: 422,
    retryable: false,
  },
  'hub.offline': { params: z.object({ host: z.string() }), status: 503, retryable: true },
  'hub.not_found': { params: z.object({ repository: z.string() }), status: 404, retryable: false },
  /** Its owner lets only certain people have it. */
  'hub.access_denied': { params: z.object({ repository: z.string() }), status: 403, retryable: false },
  'hub.proxy_refused': {
    params: z.object({ proxy: z.string(), status: z.number() }),
    status: 502,
    retryable: false,
  },
  'hub.certificate_untrusted': { params: z.object({ host: z.string() }), status: 502, retryable: false },
  /** An HTTP status that has no meaning here, or a page that is not the hub's. */
  'hub.unexpected_answer': {
    params: z.object({ host: z.string(), status: z.number() }),
    status: 502,
    retryable: true,
  },
  'hub.download_damaged': { params: z.object({ file: z.string() }), status: 502, retryable: true },
} as const satisfies Record<string, ErrorSpec>;
