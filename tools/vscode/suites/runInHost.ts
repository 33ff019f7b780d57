/** Runs suites inside the extension host of a fresh server and reads their report. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../browser.ts';
import type { PreparedHost } from '../prepare/prepareHost.ts';
import { startHost, usualOptions } from '../startHost.ts';
import type { RunningHost } from '../startHost.ts';
import { withBundledSuites } from './withBundledSuites.ts';
import type { BundledRun, SuiteJob, SuiteOutcome } from './withBundledSuites.ts';

/** After a failure there is a picture of the window in `shots` of the job's cache. */
export function runInHost(prepared: PreparedHost, browser: Browser, job: SuiteJob): Promise<SuiteOutcome> {
  return withBundledSuites(job, async (run) => {
    const { environment } = run;
    const host = await startHost(prepared, { ...usualOptions, environment, purpose: 'suites' });
    try {
      return await runBundled(host, browser, { run, job });
    } finally {
      await host.dispose();
    }
  });
}

async function runBundled(
  host: RunningHost,
  browser: Browser,
  { run, job }: { readonly run: BundledRun; readonly job: SuiteJob },
): Promise<SuiteOutcome> {
  const page = await openPage(browser, host.options.language);
  try {
    const ended = untilEnd(page, job.runLimitMs);
    await page.exposeFunction('codeAutomationLog', () => undefined);
    await page.goto(suiteUrl(host, run, job.extension), { waitUntil: 'domcontentloaded' });
    const reason = await ended;
    const report = await run.readReport();
    if (report?.failures.length === 0) return { kind: 'reported', report };
    const shots = join(job.cache, 'shots');
    await mkdir(shots, { recursive: true });
    const picture = join(shots, `${host.prepared.version.name}-suites.png`);
    await page.screenshot({ path: picture });
    if (report !== undefined) return { kind: 'reported', report };
    return { kind: 'broken', reason: `${reason}; the window was ${picture}` };
  } finally {
    await page.context().close();
  }
}

/** The workbench tells its page when the tests have ended. Resolves with how. */
async function untilEnd(page: Page, limitMs: number): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => {
      resolve(`no end within ${limitMs / 1000} s`);
    }, limitMs);
  });
  const told = new Promise<string>((resolve, reject) => {
    const hear = (code: number) => {
      resolve(`the extension host ended with ${code}`);
    };
    page.exposeFunction('codeAutomationExit', hear).catch(reject);
  });
  try {
    return await Promise.race([told, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** The workbench reads from its address what the desktop reads from the command line. */
function suiteUrl(host: RunningHost, { runner, workspace }: BundledRun, extension: string): string {
  const url = new URL(host.url);
  const remote = (path: string) => `vscode-remote://${url.host}${encodeURI(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(runner)],
    ['skipWelcome', 'true'],
  ];
  url.searchParams.set('folder', workspace);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
