/** Skipping a test: always by name, always with the reason on the screen. */
import type { Context } from 'mocha';

/** Ends the running test as skipped; `reason` becomes part of its printed title. */
export function skip(context: Context, reason: string): never {
  const runnable = context.test ?? context.currentTest;
  if (runnable) runnable.title = `${runnable.title} — skipped: ${reason}`;
  context.skip();
}
