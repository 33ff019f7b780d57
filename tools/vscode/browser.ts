/** The headless browser that shows the workbench, and pages in it that know no address but the server's. */
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import type { HostLanguage } from './languagePack.ts';

const flags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  // A container of root has no sandbox; only pages of our own server are shown.
  '--no-sandbox',
  '--no-first-run',
  // Names lead nowhere: what the page would fetch from elsewhere fails at once, on every machine alike.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** The machine may be shared: the first workbench of a new host can take a minute. */
const pageLimitMs = 90_000;

export function startBrowser(executablePath: string): Promise<Browser> {
  // Signals are the harness's to hear: the hosts are ended first.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, headless: true, args: flags, timeout: pageLimitMs, ...signals });
}

/** A page with a profile of its own; close its context. */
export async function openPage(browser: Browser, language: HostLanguage): Promise<Page> {
  const locale = language === 'pt-br' ? 'pt-BR' : 'en-US';
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale });
  context.setDefaultTimeout(pageLimitMs);
  context.setDefaultNavigationTimeout(pageLimitMs);
  const page = await context.newPage();
  // "Leave this page?" is what a reload in a test means.
  page.on('dialog', (dialog) => void dialog.accept());
  return page;
}
