/** Operational limits (product design 8.2, 10.2), in one place. An admin may override them; nobody else knows a number. */
import * as z from 'zod';

const count = (initial: number) => z.int().positive().default(initial);

export const limitsSchema = z.object({
  dataset: z
    .object({
      maxFileSizeMiB: count(100),
      maxRows: count(1_000_000),
      maxColumns: count(50),
      /** Characters of one text; of a longer one the beginning is read, and that is said. */
      maxTextLength: count(50_000),
    })
    .prefault({}),
  run: z
    .object({
      maxEpochs: count(100),
      maxBatchSize: count(128),
      /** Tokens of one text; the model's own number of positions limits it further. */
      maxLength: count(1024),
      maxConcurrentRunsPerUser: count(3),
      maxTotalConcurrentRuns: count(10),
    })
    .prefault({}),
  /** Of the files of one published model, one checkpoint or one result. */
  bundle: z.object({ maxSizeMiB: count(8192) }).prefault({}),
  job: z.object({ timeoutHours: count(24), maxRetries: z.int().nonnegative().default(3) }).prefault({}),
  /** Bounds of the child process that reads a spreadsheet. */
  reading: z.object({ timeoutSeconds: count(120), maxMemoryMiB: count(2048) }).prefault({}),
});

export type Limits = z.infer<typeof limitsSchema>;

export const defaultLimits: Limits = limitsSchema.parse({});
