/** One window of the workbench, as a person has it in front of them. Two of one host are two windows. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../browser.ts';
import type { RunningHost } from '../startHost.ts';
import { countSockets } from './countSockets.ts';
import type { OpenSockets } from './countSockets.ts';
import { documents } from './documents.ts';
import type { Documents } from './documents.ts';
import { notifications } from './notifications.ts';
import type { Notifications } from './notifications.ts';
import { quickInput } from './quickInput.ts';
import type { QuickInput } from './quickInput.ts';

export interface Workbench extends QuickInput, Notifications, Documents {
  /** For what the functions here do not cover. */
  readonly page: Page;
  /** Loads the window anew, as "Developer: Reload Window" does. */
  readonly reload: () => Promise<void>;
  /** Closes the window as a person does: its extension host ends, the server and what the host started go on. */
  readonly close: () => Promise<void>;
  /** Writes a PNG of the window to this file. */
  readonly takePicture: (path: string) => Promise<void>;
}

export async function openWorkbench(browser: Browser, host: RunningHost, folder: string): Promise<Workbench> {
  const page = await openPage(browser, host.options.language);
  const sockets = countSockets(page);
  const url = new URL(host.url);
  url.searchParams.set('folder', folder);
  await page.goto(url.href, { waitUntil: 'domcontentloaded' });
  await untilShown(page);
  return {
    page,
    ...quickInput(page),
    ...notifications(page),
    ...documents(page),
    reload: async () => {
      await leave(page, sockets);
      await page.reload({ waitUntil: 'domcontentloaded' });
      await untilShown(page);
    },
    close: async () => {
      if (!page.isClosed()) {
        await leave(page, sockets);
        await page.goto('about:blank');
      }
      await page.context().close();
    },
    takePicture: async (path) => {
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path });
    },
  };
}

/**
 * A person's leaving is told to the server; a connection that just ends looks lost, and its extension host is kept for
 * hours. What a page says while it is taken down may not arrive, so the workbench is let say it while the page stands; one
 * that is not yet there to hear of it hears it when it is taken down.
 */
async function leave(page: Page, sockets: OpenSockets): Promise<void> {
  await page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide'))");
  await sockets.untilNone(10_000);
}

async function untilShown(page: Page): Promise<void> {
  await page.locator('.explorer-folders-view').first().waitFor();
}
