/** The command palette, quick picks, input boxes and file choosers: all one widget at the top of the window. */
import type { Locator, Page } from 'playwright-core';
import { labelled } from './labelled.ts';

export interface QuickInput {
  /** Runs a command by the title that the palette shows, such as `Category: Title`. */
  readonly runCommand: (title: string) => Promise<void>;
  /** Chooses the entry with exactly this label. */
  readonly pick: (label: string) => Promise<void>;
  /** Ticks exactly these entries of a list that takes several, and accepts it. */
  readonly pickSeveral: (labels: readonly string[]) => Promise<void>;
  /** Labels on the screen, in order, each with its description and detail. */
  readonly readPicks: () => Promise<Pick[]>;
  /** Fills the box and accepts it: an input box, or a file chooser that asks for a path. */
  readonly type: (text: string) => Promise<void>;
  /** Fills the box and leaves it open. */
  readonly fill: (text: string) => Promise<void>;
  /** Waits until the line under the box, a question or what is wrong with the text, holds `text`; returns all of it. */
  readonly readHint: (text: string | RegExp) => Promise<string>;
  readonly readTitle: () => Promise<string>;
  /** Waits until the question with this title is asked: one list replaces another in place. */
  readonly waitForTitle: (title: string, timeLimitMs?: number) => Promise<void>;
  /** Chooses a file or folder in the dialog of `showOpenDialog` and `showSaveDialog`. */
  readonly choosePath: (path: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
}

export interface Pick {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** An open palette is not refilled when extensions arrive, so it is opened again until the command is there. */
const paletteLimitMs = 60_000;
const choiceLimitMs = 60_000;

export function quickInput(page: Page): QuickInput {
  const widget = page.locator('.quick-input-widget');
  const box = widget.locator('.quick-input-box input').first();
  const rows = widget.locator('.monaco-list-row');
  const fill = async (text: string) => {
    await box.waitFor();
    await box.fill(text);
  };
  return {
    runCommand: async (title) => {
      const row = rowOf(rows, title);
      const end = Date.now() + paletteLimitMs;
      for (let isThere = false; !isThere;) {
        await page.keyboard.press('F1');
        await fill(`>${title}`);
        isThere = await row.waitFor({ timeout: 3000 }).then(
          () => true,
          (error: unknown) => {
            if (Date.now() > end) throw error;
            return false;
          },
        );
        if (!isThere) await page.keyboard.press('Escape');
      }
      await row.click();
    },
    pick: async (label) => {
      await rowOf(rows, label).click();
    },
    pickSeveral: async (labels) => {
      const all = widget.locator('.quick-input-header [role="checkbox"]');
      await rows.first().waitFor();
      // What was ticked beforehand is unticked: first all, then none.
      if ((await all.getAttribute('aria-checked')) !== 'true') await all.click();
      await all.click();
      for (const label of labels) await rowOf(rows, label).click();
      await widget.getByRole('button', { name: 'OK' }).click();
    },
    readPicks: async () => {
      await rows.first().waitFor();
      return Promise.all((await rows.all()).map(readRow));
    },
    type: async (text) => {
      await fill(text);
      await box.press('Enter');
    },
    fill,
    readHint: async (text) => {
      const hint = widget.locator('.quick-input-message').filter({ hasText: text });
      return (await hint.innerText()).trim();
    },
    waitForTitle: async (title, timeLimitMs) => {
      await widget
        .locator('.quick-input-title', { hasText: title })
        .waitFor(timeLimitMs === undefined ? {} : { timeout: timeLimitMs });
    },
    readTitle: async () => (await widget.locator('.quick-input-title').innerText()).trim(),
    choosePath: async (path) => {
      const ok = widget.getByRole('button', { name: 'OK', includeHidden: true });
      const end = Date.now() + choiceLimitMs;
      const readBox = async () => ((await box.isVisible()) ? box.inputValue() : '');
      const pause = async (reason: string) => {
        if (Date.now() > end) throw new Error(reason);
        await page.waitForTimeout(300);
      };
      // The dialog writes the folder it begins in over whatever was typed before.
      while (!(await readBox()).startsWith('/')) await pause('no dialog asks for a file');
      await fill(path);
      // While it still looks the path up, it does not hear the button; a dialog that closes meanwhile hears it no more.
      while ((await readBox()) === path) {
        await ok.dispatchEvent('click');
        await pause(`the dialog does not take ${path}`);
      }
    },
    cancel: async () => {
      await page.keyboard.press('Escape');
      await widget.waitFor({ state: 'hidden' });
    },
  };
}

function rowOf(rows: Locator, label: string): Locator {
  return rows.filter({ has: labelled(rows.page(), label) }).first();
}

async function readRow(row: Locator): Promise<Pick> {
  const text = async (selector: string) => {
    const found = row.locator(selector);
    return (await found.count()) === 0 ? '' : (await found.first().innerText()).trim();
  };
  return {
    label: await text('.label-name'),
    description: await text('.label-description'),
    detail: await text('.quick-input-list-label-meta'),
  };
}
