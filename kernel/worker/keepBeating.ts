/** Keeps a lease: the server hears of the worker again and again, and says what the owner wants. */
import { setTimeout as pause } from 'node:timers/promises';
import type { JobWish } from '../../core/contract/job.ts';

/** A run that stands still tells nothing, and shall go on soon after its owner wants that. */
const pausedEveryMs = 3000;

export interface Beating {
  readonly everyMs: number;
  /** Says it until the server has answered. */
  readonly heartbeat: () => Promise<JobWish | null>;
  readonly onWish: (wish: JobWish | null) => void;
  /** Aborted, it ends. */
  readonly signal: AbortSignal;
}

/** Fails with what `heartbeat` fails with. */
export async function keepBeating({ everyMs, heartbeat, onWish, signal }: Beating): Promise<void> {
  while (!signal.aborted) {
    const wish = await heartbeat();
    onWish(wish);
    const waitMs = wish === 'pause' ? Math.min(pausedEveryMs, everyMs) : everyMs;
    await pause(waitMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
