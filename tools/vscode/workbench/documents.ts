/** Files, editors, previews and the output panel. Of a long text, only what is scrolled into view is on the page. */
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { labelled } from './labelled.ts';

export interface Documents {
  /** Opens a file of the folder by its name in the explorer. */
  readonly openFile: (name: string) => Promise<void>;
  /** Titles of the open tabs, in order. */
  readonly readTabs: () => Promise<string[]>;
  /** The visible lines of the active text editor. */
  readonly readEditor: () => Promise<string>;
  /** The visible lines of the output panel, once they hold `text`. */
  readonly readOutput: (text: string | RegExp) => Promise<string>;
  /** What a Markdown preview shows, once it holds `text`. */
  readonly readPreview: (text: string | RegExp) => Promise<string>;
  /** The page inside the webview of an extension (`publisher.name`). */
  readonly webview: (extension: string) => FrameLocator;
}

export function documents(page: Page): Documents {
  // A webview's page is a frame in a frame.
  const webview = (extension: string) =>
    page
      .frameLocator(
        `iframe.webview.ready[src*="extensionId=${extension}"]:not([src*="purpose=notebookRenderer"])`,
      )
      .frameLocator('iframe#active-frame');
  return {
    openFile: async (name) => {
      const rows = page.locator('.explorer-folders-view .monaco-list-row');
      const row = rows.filter({ has: labelled(page, name) }).first();
      await row.dblclick();
    },
    readTabs: async () => {
      // Newer versions show a file's ending as a part of its own.
      const parts = '.monaco-icon-name-container, .monaco-icon-suffix-container';
      const tabs = await page.locator('.tabs-container .tab').all();
      return Promise.all(tabs.map(async (tab) => (await tab.locator(parts).allInnerTexts()).join('').trim()));
    },
    readEditor: async () =>
      linesOf(page.locator('.part.editor .editor-group-container.active .view-lines').first()),
    readOutput: async (text) => {
      const lines = page.locator('.output-view .view-lines').first();
      await lines.filter({ hasText: text }).waitFor();
      return linesOf(lines);
    },
    readPreview: async (text) => {
      const body = webview('vscode.markdown-language-features').locator('body');
      await body.filter({ hasText: text }).waitFor();
      return body.innerText();
    },
    webview,
  };
}

/** Lines are placed by their position, not by their order in the page; spaces are no-break spaces. */
async function linesOf(lines: Locator): Promise<string> {
  await lines.waitFor();
  const placed = await Promise.all(
    (await lines.locator('.view-line').all()).map(async (line) => ({
      top: (await line.boundingBox())?.y ?? 0,
      text: (await line.innerText()).replaceAll('\u00a0', ' '),
    })),
  );
  return placed
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text)
    .join('\n');
}
