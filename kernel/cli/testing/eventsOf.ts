/** The events that a command with `--json` wrote: every line must be one, numbered from 0. */
import assert from 'node:assert/strict';
import { kernelEventSchema } from '../../../core/contract/runEvent.ts';
import type { KernelEvent } from '../../../core/contract/runEvent.ts';

export function eventsOf(output: string): KernelEvent[] {
  const events = output
    .trimEnd()
    .split('\n')
    .map((line) => kernelEventSchema.parse(JSON.parse(line)));
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, i) => i),
  );
  return events;
}
