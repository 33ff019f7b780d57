/** Shows how far a request is, on a terminal or as plain lines. */
import type { KernelEvent } from '../../../core/contract/runEvent.ts';
import type { RunProgress } from '../../../core/training/runProgress.ts';

export interface ProgressView {
  /** After every event; `progress` has it applied. */
  update(progress: RunProgress, event: KernelEvent): void;
  /** Every second: the clock goes on although nothing came. */
  tick(): void;
  /** A line that stays. */
  note(line: string): void;
  /** Leaves the screen clean for the result. */
  close(): void;
}

/** For `--json`, and for requests that need no progress. */
export const silentView: ProgressView = {
  update: () => undefined,
  tick: () => undefined,
  note: () => undefined,
  close: () => undefined,
};
