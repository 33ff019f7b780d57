/**
 * Files that travel together between the server and its workers: models, checkpoints, results. Each is cut into pieces of
 * one size, and each piece is kept under its hash: a line that breaks costs one piece, and what is there is not sent again.
 */
import * as z from 'zod';
import { fileNameSchema, sha256Schema } from './storedDataSet.ts';

/** Of every piece but a file's last: it arrives within a request's time over a slow line too. */
export const pieceBytes = 2 * 2 ** 20;

/** With forward slashes; never leads out of the folder that it is laid into. */
export const bundlePathSchema = z
  .string()
  .max(300)
  .refine((name) => name.split('/').every((part) => fileNameSchema.safeParse(part).success));

export const bundleFileSchema = z
  .strictObject({
    name: bundlePathSchema,
    bytes: z.int().nonnegative(),
    sha256: sha256Schema,
    /** In their order. */
    pieces: z.array(sha256Schema).max(10_000),
  })
  .refine(({ bytes, pieces }) => pieces.length === Math.ceil(bytes / pieceBytes));
export type BundleFile = z.infer<typeof bundleFileSchema>;

/** No two that a computer could take for one. */
export const bundleFilesSchema = z
  .array(bundleFileSchema)
  .min(1)
  .max(1000)
  .refine((files) => new Set(files.map(({ name }) => name.toLowerCase())).size === files.length);

/** `result`: what a job brings back; `checkpoint`: where a training can go on; `model`: to be published. */
export const bundlePurposes = ['result', 'checkpoint', 'model'] as const;
export type BundlePurpose = (typeof bundlePurposes)[number];

/** A result that is too large for a line of JSON lies in this file of the job. */
export const resultFileName = 'result.json';
export const resultInFileSchema = z.strictObject({
  kind: z.literal('inFile'),
  name: z.literal(resultFileName),
});

/** A file that a job brought back. */
export const jobFileSchema = z.strictObject({
  name: bundlePathSchema,
  bytes: z.int().nonnegative(),
  sha256: sha256Schema,
});
export const jobFilesSchema = z.strictObject({ files: z.array(jobFileSchema) });
