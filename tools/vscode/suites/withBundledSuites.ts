/** What every way of running suites has in common: bundles, a folder to work in, and the report at the end. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleSuites } from './bundleSuites.ts';
import { planName, suiteReportSchema } from './suitePlan.ts';
import type { SuitePlan, SuiteReport } from './suitePlan.ts';

export interface SuiteJob {
  /** The `*.suite.ts` files. */
  readonly files: readonly string[];
  /** The extension under test, loaded as one in development. */
  readonly extension: string;
  /** Inside the checkout; bundles and pictures go there. */
  readonly cache: string;
  readonly testLimitMs: number;
  readonly runLimitMs: number;
}

export type SuiteOutcome =
  | { readonly kind: 'reported'; readonly report: SuiteReport }
  | { readonly kind: 'broken'; readonly reason: string };

export interface BundledRun {
  /** What VS Code is told to run. */
  readonly runner: string;
  /** What the runner reads in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The folder to open. */
  readonly workspace: string;
  /** Undefined where the run broke before its end. */
  readReport(): Promise<SuiteReport | undefined>;
}

/** `use` starts a VS Code and ends it. Nothing of the bundles is left. */
export async function withBundledSuites<T>(job: SuiteJob, use: (run: BundledRun) => Promise<T>): Promise<T> {
  await mkdir(job.cache, { recursive: true });
  const folder = await mkdtemp(join(job.cache, 'suites-'));
  try {
    const { runner, suites } = await bundleSuites(job.files, folder);
    const workspace = join(folder, 'João Gonçalves');
    await mkdir(workspace);
    const report = join(folder, 'report.json');
    const plan: SuitePlan = { suites: [...suites], report, timeLimitMs: job.testLimitMs };
    const readReport = async () =>
      existsSync(report) ? suiteReportSchema.parse(JSON.parse(await readFile(report, 'utf8'))) : undefined;
    return await use({ runner, environment: { [planName]: JSON.stringify(plan) }, workspace, readReport });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
