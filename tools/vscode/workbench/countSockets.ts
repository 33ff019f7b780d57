/** The connections of a page to the server. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

export interface OpenSockets {
  /** Waits no longer than that. */
  readonly untilNone: (limitMs: number) => Promise<void>;
}

/** Counts from now on: call it before the page loads anything. */
export function countSockets(page: Page): OpenSockets {
  let open = 0;
  page.on('websocket', (socket) => {
    open += 1;
    socket.once('close', () => (open -= 1));
  });
  return {
    async untilNone(limitMs) {
      const deadline = Date.now() + limitMs;
      while (open > 0 && Date.now() < deadline) await wait(20);
    },
  };
}
