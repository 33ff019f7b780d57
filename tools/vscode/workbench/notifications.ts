/** Notifications, as they pop up or as the bell lists them, and dialogs that stand in the way. */
import type { Locator, Page } from 'playwright-core';

export interface Notifications {
  /** Texts on the screen now, newest first. */
  readonly readNotifications: () => Promise<string[]>;
  /** Waits until one holds `text`, and returns the whole of it. */
  readonly waitForNotification: (text: string | RegExp, timeLimitMs?: number) => Promise<string>;
  /** Waits until none holds `text`: a progress that ended. */
  readonly waitForNoNotification: (text: string | RegExp, timeLimitMs?: number) => Promise<void>;
  /** Presses a button of the notification that holds `text`. */
  readonly answerNotification: (text: string | RegExp, button: string) => Promise<void>;
  /** Waits for a dialog and returns its message and its explanation. */
  readonly readDialog: () => Promise<string>;
  readonly answerDialog: (button: string) => Promise<void>;
}

export function notifications(page: Page): Notifications {
  const items = page.locator('.notification-list-item');
  const withText = (text: string | RegExp) => items.filter({ hasText: text }).first();
  const limit = (timeout?: number) => (timeout === undefined ? {} : { timeout });
  const dialog = page.locator('.monaco-dialog-box');
  return {
    readNotifications: async () => Promise.all((await items.all()).map(messageOf)),
    waitForNotification: async (text, timeLimitMs) => {
      await withText(text).waitFor(limit(timeLimitMs));
      return messageOf(withText(text));
    },
    waitForNoNotification: async (text, timeLimitMs) => {
      await withText(text).waitFor({ state: 'detached', ...limit(timeLimitMs) });
    },
    answerNotification: async (text, button) => {
      const item = withText(text);
      // Buttons of a folded notification are on the screen only under the pointer.
      await item.hover();
      await item.getByRole('button', { name: button, exact: true }).click();
    },
    readDialog: async () => (await dialog.locator('.dialog-message-container').innerText()).trim(),
    answerDialog: async (button) => {
      await dialog.getByRole('button', { name: button, exact: true }).click();
    },
  };
}

async function messageOf(item: Locator): Promise<string> {
  return (await item.locator('.notification-list-item-message').innerText()).trim();
}
