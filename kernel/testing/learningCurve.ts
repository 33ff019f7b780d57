/** What a run's event log says of its fine-tuning, for comparing two runs to the bit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';

/**
 * One line for each step and each epoch, in order and without times. A step done twice must have come out the same
 * twice: if it did not, it has two lines, and the curve is not that of an undisturbed run.
 */
export function learningCurve(runFolder: string): string[] {
  const lines = new Set<string>();
  for (const text of readFileSync(join(runFolder, 'events.jsonl'), 'utf8').trim().split('\n')) {
    const { event } = kernelEventSchema.parse(JSON.parse(text));
    if (event.kind !== 'stepFinished' && event.kind !== 'epochFinished') continue;
    lines.add(JSON.stringify({ ...event, milliseconds: undefined }));
  }
  return [...lines].sort();
}
