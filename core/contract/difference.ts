/** One thing that is not the same between two runs. */
import * as z from 'zod';

/** What two runs are compared by: fields of run.json, and the finished rounds of its log. */
export const differenceFields = [
  'state',
  'rounds',
  'stages',
  'delivered',
  'adjustments',
  'dataset.fileName',
  'dataset.usedRows',
  'recipe',
  'baseModel.name',
  'dataset.fileHash',
  'rowsHash',
  'splitHash',
  'baseModel.hash',
  'parameters',
  'microBatch',
  'environment.product',
  'environment.commit',
  'environment.node',
  'environment.platform',
  'environment.engine',
  'environment.threads',
  'environment.libraries',
  'environment.device.name',
] as const;
export type DifferenceField = (typeof differenceFields)[number];

/** Told apart by fingerprints, which say to a person only that they are not the same. */
export const fingerprintFields = [
  'dataset.fileHash',
  'rowsHash',
  'splitHash',
  'baseModel.hash',
  'environment.commit',
] as const satisfies readonly DifferenceField[];
export type FingerprintField = (typeof fingerprintFields)[number];

export const differenceSchema = z.object({
  field: z.enum(differenceFields),
  /** Of one setting or library among several. */
  name: z.string().optional(),
  /** Null where there was none. */
  original: z.string().nullable(),
  now: z.string().nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;
