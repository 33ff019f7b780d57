/** Runs one scenario with a host, a browser page and a folder of its own, within its time. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { PreparedHost } from '../prepare/prepareHost.ts';
import { startHost, usualOptions } from '../startHost.ts';
import { openWorkbench } from '../workbench/openWorkbench.ts';
import type { Workbench } from '../workbench/openWorkbench.ts';
import type { Scenario } from './scenario.ts';

export interface ScenarioPlace {
  /** The extension under test. */
  readonly extension: string;
  /** Pictures of failures, and of scenarios where `documentation` is not asked for. */
  readonly shots: string;
  /** Where pictures for the documentation go, or null. */
  readonly documentation: string | null;
  readonly say: (line: string) => void;
}

/** Ten seconds where the machine is quiet, a minute where two measurements share it. */
const usualLimitMs = 180_000;

/** Throws what the scenario throws, after a picture of every window. */
export async function runScenario(
  scenario: Scenario,
  { prepared, browser }: { readonly prepared: PreparedHost; readonly browser: Browser },
  place: ScenarioPlace,
): Promise<void> {
  const limitMs = scenario.timeLimitMs ?? usualLimitMs;
  const windows: Workbench[] = [];
  const root = await mkdtemp(join(tmpdir(), 'João Gonçalves '));
  const folder = join(root, 'Área de Trabalho');
  await mkdir(folder);
  const own = (await scenario.host?.()) ?? {};
  const extension = { kind: 'folder' as const, path: place.extension };
  const host = await startHost(prepared, { ...usualOptions, extension, ...own });
  const open = async (other = folder) => {
    const window = await openWorkbench(browser, host, other);
    windows.push(window);
    return window;
  };
  const picture = (window: Workbench, name: string) =>
    window.takePicture(join(place.documentation ?? place.shots, `${name}.png`));
  try {
    await withinTime(scenario.run({ host, folder, open, picture, say: place.say }), limitMs);
  } catch (error) {
    const name = `${prepared.version.name} ${scenario.name}`.replaceAll(/[^\p{L}\d.]+/gu, '-');
    for (const [index, window] of windows.entries())
      if (!window.page.isClosed()) await window.takePicture(join(place.shots, `${name}-${index + 1}.png`));
    throw error;
  } finally {
    for (const window of windows) await window.close();
    await host.dispose();
    await rm(root, { recursive: true, force: true });
  }
}

async function withinTime(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`the scenario did not end within ${limitMs / 1000} s`));
    }, limitMs);
  });
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
