/** What the process that makes the load is told, and what it says at its end. */
import * as z from 'zod';

export const loadPlanSchema = z.strictObject({
  address: z.string(),
  token: z.string(),
  perSecond: z.int().positive(),
  seconds: z.int().positive(),
  /** What is read again and again. */
  jobIds: z.array(z.string()).min(1),
  dataSetId: z.string(),
});
export type LoadPlan = z.infer<typeof loadPlanSchema>;

export const loadReportSchema = z.strictObject({
  requests: z.int(),
  /** Answers by status; `none`: there was no answer. */
  statuses: z.record(z.string(), z.int()),
  /** From the moment a request was due, whether or not it could be sent then. */
  p50Ms: z.number(),
  p99Ms: z.number(),
  mostMs: z.number(),
});
export type LoadReport = z.infer<typeof loadReportSchema>;
