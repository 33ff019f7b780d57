/** Failures of data sets and files that the control server keeps. */
import * as z from 'zod';
import type { ErrorSpec } from './errorSpec.ts';

const ofDataSet = z.object({ dataSetId: z.string() });
const ofUpload = z.object({ uploadId: z.string() });
const ofBucket = z.object({ bucket: z.string() });
/** Where the server looks for its store of objects. */
const ofAddress = z.object({ address: z.string() });
/** `expected`: bytes that are there, and the place of the next piece. */
const ofPlace = ofUpload.extend({ expected: z.number() });

export const storageErrors = {
  'dataset.not_found': { params: ofDataSet, status: 404, retryable: false },
  'dataset.version_not_found': {
    params: ofDataSet.extend({ version: z.number() }),
    status: 404,
    retryable: false,
  },
  /** Jobs name it; `jobId` is one of them. */
  'dataset.in_use': {
    params: ofDataSet.extend({ jobs: z.number(), jobId: z.string() }),
    status: 409,
    retryable: false,
  },
  'upload.not_found': { params: ofUpload, status: 404, retryable: false },
  'upload.too_many': { params: z.object({ limit: z.number() }), status: 429, retryable: true },
  /** A piece that does not begin where the last one ended. */
  'upload.wrong_place': { params: ofPlace, status: 416, retryable: true },
  /** More than was announced. */
  'upload.over_size': { params: ofUpload.extend({ bytes: z.number() }), status: 422, retryable: false },
  'upload.incomplete': { params: ofPlace.extend({ bytes: z.number() }), status: 409, retryable: true },
  'upload.hash_wrong': { params: ofUpload, status: 422, retryable: false },
  'blob.not_found': { params: z.object({ sha256: z.string() }), status: 404, retryable: false },
  /** What lies under the hash is something else. */
  'blob.damaged': { params: z.object({ sha256: z.string() }), status: 500, retryable: false },
  'storage.bucket_not_found': { params: ofBucket, status: 502, retryable: false },
  'storage.keys_wrong': { params: ofBucket, status: 502, retryable: false },
  'storage.denied': { params: ofBucket, status: 502, retryable: false },
  'storage.unreachable': { params: ofAddress, status: 503, retryable: true },
  'storage.slow': { params: ofAddress.extend({ seconds: z.number() }), status: 504, retryable: true },
  /** `reason` is the word of the store for it. */
  'storage.failed': { params: ofBucket.extend({ reason: z.string() }), status: 502, retryable: true },
  'draft.not_found': { params: z.object({ name: z.string() }), status: 404, retryable: false },
  /** Somebody else wrote it meanwhile: it now has this version. */
  'draft.changed': {
    params: z.object({ name: z.string(), version: z.number() }),
    status: 409,
    retryable: false,
  },
  'draft.too_large': { params: z.object({ limitKiB: z.number() }), status: 413, retryable: false },
  'draft.too_many': { params: z.object({ limit: z.number() }), status: 409, retryable: false },
} as const satisfies Record<string, ErrorSpec>;
