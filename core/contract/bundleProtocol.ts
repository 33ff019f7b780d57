/** How the worker of a job sends files to the server: announced, piece by piece, finished. */
import * as z from 'zod';
import { bundleFilesSchema, bundlePathSchema, bundlePurposes } from './bundle.ts';
import { leaseSchema } from './jobProtocol.ts';
import { modelVersionSchema } from './modelHub.ts';
import { idSchema, sha256Schema } from './storedDataSet.ts';

export const announceSchema = leaseSchema.extend({
  purpose: z.enum(bundlePurposes),
  files: bundleFilesSchema,
});

export const announcedSchema = z.strictObject({
  bundleId: idSchema,
  /** Hashes of the pieces that the server does not have of this job. */
  missing: z.array(sha256Schema),
});

export const bundleParamsSchema = z.strictObject({ jobId: idSchema, bundleId: idSchema });
export const pieceParamsSchema = bundleParamsSchema.extend({ sha256: sha256Schema });
export const tokenQuerySchema = z.strictObject({
  token: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});

/** `version`: of the model that was published; null of other bundles. */
export const bundleFinishedSchema = z.strictObject({ version: modelVersionSchema.nullable() });

export const fileQuerySchema = z.strictObject({ name: bundlePathSchema });
