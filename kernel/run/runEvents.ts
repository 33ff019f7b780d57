/** The run's own copy of its events: appended as they happen, numbered on from what an earlier attempt left. */
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import type { KernelEvent, RunEvent } from '../../core/contract/runEvent.ts';
import { writeFailure } from '../../core/tables/files/fileFailure.ts';

export interface RunEvents {
  /**
   * Throws `disk.full` or `folder.not_writable` once: that ends the work under way. Afterwards what cannot be written is
   * left out, so that a model that was ready by then can still be delivered.
   */
  append(event: RunEvent): void;
}

/** Written line by line without a buffer: after a crash at most the last line is torn, and the next opening drops it. */
export function openRunEvents(path: string, runId: string): RunEvents {
  let seq = existsSync(path) ? keepWholeLines(path) : 0;
  let hasFailed = false;
  return {
    append(event) {
      const line: KernelEvent = { seq, at: Date.now(), requestId: runId, event };
      try {
        appendFileSync(path, `${JSON.stringify(line)}\n`);
        seq += 1;
      } catch (error) {
        // The part of the line that still found room.
        if (existsSync(path)) keepWholeLines(path);
        if (hasFailed) return;
        hasFailed = true;
        throw writeFailure(error, path);
      }
    },
  };
}

/** Cuts a torn last line off; the number of whole ones. */
function keepWholeLines(path: string): number {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(path, end);
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
  return lines;
}
