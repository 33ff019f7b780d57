/** What the harness tells the extension host, through its environment, and what it hears back, through a file. */
import * as z from 'zod';

export const planName = 'VSCODE_TEST_HOST_PLAN';

export const suitePlanSchema = z.object({
  /** Bundled suites: files that mocha loads. */
  suites: z.array(z.string()),
  /** Where the report goes. What an extension host prints just before it ends can be lost; a file cannot. */
  report: z.string(),
  timeLimitMs: z.number(),
});
export type SuitePlan = z.infer<typeof suitePlanSchema>;

const testSchema = z.object({
  fullTitle: z.string(),
  duration: z.number().optional(),
  err: z.object({ message: z.string().optional(), stack: z.string().optional() }),
});

/** The part of mocha's JSON report that is read. */
export const suiteReportSchema = z.object({
  passes: z.array(testSchema),
  failures: z.array(testSchema),
  pending: z.array(testSchema),
});
export type SuiteReport = z.infer<typeof suiteReportSchema>;
