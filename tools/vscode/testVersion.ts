/** All tests in one version of VS Code: the suites together in one host, then every scenario in a host of its own. */
import { basename, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { findChromium } from './findChromium.ts';
import { describeOutcome } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import type { HostVersion } from './prepare/hostVersions.ts';
import { prepareHost } from './prepare/prepareHost.ts';
import type { PreparedHost } from './prepare/prepareHost.ts';
import { runScenario } from './scenarios/runScenario.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { readReport } from './suites/readReport.ts';
import { runInHost } from './suites/runInHost.ts';
import { Unavailable } from './unavailable.ts';

export interface TestPlan {
  /** The extension under test: a folder with a manifest. */
  readonly extension: string;
  readonly suites: readonly string[];
  readonly scenarios: readonly Scenario[];
  /** Inside the checkout: prepared hosts, bundles, pictures of failures. */
  readonly cache: string;
  /** Where pictures for the documentation go; null where nobody asked for them. */
  readonly documentation: string | null;
}

/** Says each outcome as it comes. */
export async function testVersion(
  version: HostVersion,
  plan: TestPlan,
  say: (line: string) => void,
): Promise<Outcome[]> {
  say(`VS Code ${version.vscode}`);
  const outcomes: Outcome[] = [];
  const tell = (outcome: Outcome) => {
    outcomes.push(outcome);
    say(describeOutcome(outcome));
  };
  const detail = (line: string) => {
    say(`    ${line}`);
  };
  let place: { prepared: PreparedHost; browser: Browser };
  try {
    const prepared = await prepareHost(version, plan.cache, detail);
    place = { prepared, browser: await startBrowser(await findChromium(process.env, detail)) };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    for (const name of namesOf(plan)) tell({ kind: 'skipped', name, reason: error.message });
    return outcomes;
  }
  try {
    for (const outcome of await testSuites(place, plan)) tell(outcome);
    for (const scenario of plan.scenarios) tell(await testScenario(scenario, place, { plan, say: detail }));
  } finally {
    await place.browser.close();
  }
  return outcomes;
}

function namesOf(plan: TestPlan): string[] {
  return [...plan.suites.map((path) => basename(path)), ...plan.scenarios.map(({ name }) => name)];
}

async function testSuites(
  { prepared, browser }: { prepared: PreparedHost; browser: Browser },
  plan: TestPlan,
): Promise<Outcome[]> {
  if (plan.suites.length === 0) return [];
  const { extension, cache, suites: files } = plan;
  const limits = { testLimitMs: 60_000, runLimitMs: 300_000 };
  const outcome = await runInHost(prepared, browser, { files, extension, cache, ...limits });
  if (outcome.kind === 'reported') return readReport(outcome.report);
  return [{ kind: 'failed', name: 'the suites in the extension host', reason: outcome.reason }];
}

async function testScenario(
  scenario: Scenario,
  place: { prepared: PreparedHost; browser: Browser },
  { plan, say }: { plan: TestPlan; say: (line: string) => void },
): Promise<Outcome> {
  const { extension, documentation } = plan;
  const { name } = scenario;
  const startedMs = Date.now();
  try {
    await runScenario(scenario, place, { extension, documentation, shots: join(plan.cache, 'shots'), say });
    return { kind: 'passed', name, ms: Date.now() - startedMs };
  } catch (error) {
    if (error instanceof Unavailable) return { kind: 'skipped', name, reason: error.message };
    return { kind: 'failed', name, reason: error instanceof Error ? (error.stack ?? '') : String(error) };
  }
}
