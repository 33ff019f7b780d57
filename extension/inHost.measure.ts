/** What the extension costs the editor: time to activate, and memory of the extension host while a run trains. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { startBrowser } from '../tools/vscode/browser.ts';
import { findChromium } from '../tools/vscode/findChromium.ts';
import { hostVersions } from '../tools/vscode/prepare/hostVersions.ts';
import { prepareHost } from '../tools/vscode/prepare/prepareHost.ts';
import type { PreparedHost } from '../tools/vscode/prepare/prepareHost.ts';
import { startHost, usualOptions } from '../tools/vscode/startHost.ts';
import type { RunningHost } from '../tools/vscode/startHost.ts';
import { Unavailable } from '../tools/vscode/unavailable.ts';
import { openWorkbench } from '../tools/vscode/workbench/openWorkbench.ts';
import { startTraining } from './testing/atWorkbench.ts';
import { writePetitions } from './testing/petitions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const settleMs = 10_000;

export const measurements: readonly Measurement[] = [
  {
    name: 'extension-activation',
    about: 'milliseconds that VS Code says the extension took to activate, middle of five windows',
    unit: 'ms',
    bar: { most: 100 },
    run: (context) => inVSCode(context, measureActivation),
  },
  {
    name: 'extension-host-memory',
    about:
      'most resident memory of the extension host while a run trains, over that of a host without the extension at rest',
    unit: 'MiB',
    bar: { most: 60 },
    run: (context) => inVSCode(context, measureMemory),
  },
];

interface Place {
  readonly prepared: PreparedHost;
  readonly browser: Browser;
  /** For the window; goes afterwards. */
  readonly folder: string;
}

async function inVSCode(
  context: MeasureContext,
  work: (place: Place, context: MeasureContext) => Promise<MeasureOutcome>,
): Promise<MeasureOutcome> {
  const version = hostVersions.find(({ name }) => name === '1.100');
  if (!version) throw new Error('VS Code 1.100 is not among the hosts');
  const folder = mkdtempSync(join(tmpdir(), 'bert-in-host-'));
  let browser: Browser | undefined;
  try {
    const prepared = await prepareHost(version, join(root, '.cache', 'vscode'), context.say);
    browser = await startBrowser(await findChromium(process.env, context.say));
    return await work({ prepared, browser, folder }, context);
  } catch (error) {
    if (error instanceof Unavailable) return { skipped: error.message };
    throw error;
  } finally {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each window has an extension host of its own. */
async function measureActivation(
  { prepared, browser, folder }: Place,
  { quick, say }: MeasureContext,
): Promise<MeasureOutcome> {
  const host = await startHost(prepared, { ...usualOptions, extension: { kind: 'folder', path: root } });
  try {
    const times: number[] = [];
    while (times.length < (quick ? 1 : 5)) {
      const window = await openWorkbench(browser, host, folder);
      await window.runCommand('Developer: Show Running Extensions');
      const row = window.page.locator('.runtime-extensions-editor .monaco-list-row', {
        hasText: 'BERT Training Workbench',
      });
      const text = await row.filter({ hasText: /Activation: \d+ms/u }).innerText();
      const time = Number(/Activation: (\d+)ms/u.exec(text)?.[1]);
      say(`activated in ${time} ms`);
      times.push(time);
      await window.close();
    }
    return { value: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN, details: { times } };
  } finally {
    await host.dispose();
  }
}

async function measureMemory(place: Place, { say }: MeasureContext): Promise<MeasureOutcome> {
  const without = await atRest(place);
  say(`without the extension, at rest: ${without.toFixed(1)} MiB`);
  const withRun = await whileTraining(place);
  say(`while a run trains, at most: ${withRun.toFixed(1)} MiB`);
  return { value: withRun - without, details: { without, withRun } };
}

async function atRest({ prepared, browser, folder }: Place): Promise<number> {
  const host = await startHost(prepared, usualOptions);
  try {
    await openWorkbench(browser, host, folder);
    await pause(settleMs);
    return residentMiB(host);
  } finally {
    await host.dispose();
  }
}

async function whileTraining({ prepared, browser, folder }: Place): Promise<number> {
  const host = await startHost(prepared, { ...usualOptions, extension: { kind: 'folder', path: root } });
  try {
    writePetitions(join(folder, 'Petições.csv'), 40);
    const window = await openWorkbench(browser, host, folder);
    await startTraining(window, { file: 'Petições.csv' });
    let most = 0;
    const timer = setInterval(() => {
      most = Math.max(most, residentMiB(host));
    }, 500);
    try {
      await window.waitForNotification('is right in', 300_000);
    } finally {
      clearInterval(timer);
    }
    return most;
  } finally {
    await host.dispose();
  }
}

/** Of the extension host alone: VS Code starts other processes that have nothing to do with extensions. */
function residentMiB({ mark }: RunningHost): number {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    const read = (file: string) => {
      try {
        return readFileSync(join('/proc', name, file), 'latin1');
      } catch (error) {
        // It has ended meanwhile, or is another user's.
        if (error instanceof Error && 'code' in error) return '';
        throw error;
      }
    };
    if (!read('cmdline').includes('--type=extensionHost') || !read('environ').includes(mark)) continue;
    return Number(/VmRSS:\s*(\d+)/u.exec(read('status'))?.[1]) / 1024;
  }
  throw new Error('there is no extension host');
}
