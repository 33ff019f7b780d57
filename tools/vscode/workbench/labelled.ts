/** The label of a row in any list of the workbench, when it is exactly this text. */
import type { Locator, Page } from 'playwright-core';

/** Matched letters and icons are elements of their own inside a label, so it is compared as a whole. */
export function labelled(page: Page, label: string): Locator {
  const escaped = label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return page.locator('.label-name', { hasText: new RegExp(`^\\s*${escaped}\\s*$`, 'u') });
}
