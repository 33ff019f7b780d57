/** Runs suites inside the extension host of a fresh server and reads their report. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openPage } from '../browser.ts';
import type { PreparedHost } from '../prepare/prepareHost.ts';
import { startHost, usualOptions } from '../startHost.ts';
import type { RunningHost } from '../startHost.ts';
import { bundleSuites } from './bundleSuites.ts';
import type { BundledSuites } from './bundleSuites.ts';
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
  | { readonly kind: 'broken'; readonly reason: string; readonly picture: string };

export async function runInHost(
  prepared: PreparedHost,
  browser: Browser,
  job: SuiteJob,
): Promise<SuiteOutcome> {
  await mkdir(job.cache, { recursive: true });
  const folder = await mkdtemp(join(job.cache, 'suites-'));
  try {
    const bundled = await bundleSuites(job.files, folder);
    const plan: SuitePlan = {
      suites: [...bundled.suites],
      report: join(folder, 'report.json'),
      timeLimitMs: job.testLimitMs,
    };
    const environment = { [planName]: JSON.stringify(plan) };
    const host = await startHost(prepared, { ...usualOptions, environment, purpose: 'suites' });
    try {
      return await runBundled(host, browser, { job, bundled, report: plan.report, workspace: folder });
    } finally {
      await host.dispose();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface BundledJob {
  readonly job: SuiteJob;
  readonly bundled: BundledSuites;
  readonly report: string;
  readonly workspace: string;
}

async function runBundled(host: RunningHost, browser: Browser, run: BundledJob): Promise<SuiteOutcome> {
  const { job } = run;
  const page = await openPage(browser, host.options.language);
  const ended = new Promise<string>((resolve) => {
    setTimeout(() => {
      resolve(`no end within ${job.runLimitMs / 1000} s`);
    }, job.runLimitMs).unref();
    page
      .exposeFunction('codeAutomationExit', (code: number) => {
        resolve(`the extension host ended with ${code}`);
      })
      .catch((error: unknown) => {
        resolve(String(error));
      });
  });
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.goto(suiteUrl(host, run), { waitUntil: 'domcontentloaded' });
  const reason = await ended;
  const isReported = existsSync(run.report);
  const report = isReported
    ? suiteReportSchema.parse(JSON.parse(await readFile(run.report, 'utf8')))
    : undefined;
  const picture = join(job.cache, 'shots', `suites-${host.prepared.version.name}.png`);
  if (report === undefined || report.failures.length > 0) await page.screenshot({ path: picture });
  await page.context().close();
  return report === undefined ? { kind: 'broken', reason, picture } : { kind: 'reported', report };
}

/** The workbench reads from its address what the desktop reads from the command line. */
function suiteUrl(host: RunningHost, { job, bundled, workspace }: BundledJob): string {
  const url = new URL(host.url);
  const remote = (path: string) => `vscode-remote://${url.host}${encodeURI(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(job.extension)],
    ['extensionTestsPath', remote(bundled.runner)],
    ['skipWelcome', 'true'],
  ];
  url.searchParams.set('folder', workspace);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
