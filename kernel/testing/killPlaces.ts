/** Where a training is killed: at any time, or inside the write of a checkpoint, of the model or of the cached prefix. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import type { KillMoment } from './killDuring.ts';

/** Where kills come, over and over: every other one at any time. */
export const placesOfKills = ['checkpoint', 'anywhere', 'model', 'anywhere', 'cache', 'anywhere'] as const;

export function momentOf(place: (typeof placesOfKills)[number], runFolder: string, atMs: number): KillMoment {
  switch (place) {
    case 'anywhere':
      return { afterMs: atMs };
    case 'checkpoint':
      // Not the first, which keeps only what the base model gives again.
      return {
        afterMs: atMs,
        isNow: (last) =>
          (last?.kind === 'stepFinished' || last?.kind === 'epochFinished') &&
          namesIn(join(runFolder, 'checkpoints')).some(isPartial),
      };
    case 'model':
      return { isNow: () => namesIn(runFolder).some((name) => name.startsWith('model.next')) };
    case 'cache':
      return { isNow: () => namesIn(join(runFolder, 'cache')).length > 0 };
  }
}

const isPartial = (name: string) => name.endsWith('.partial');

export const writes = ['checkpoint', 'model', 'cache'] as const;

/** What the kill left half written. */
export function tornWrites(runFolder: string, last: RunEvent | undefined): (typeof writes)[number][] {
  const isEncoding = last && 'phase' in last && last.phase === 'encoding';
  const isTorn = {
    checkpoint: namesIn(join(runFolder, 'checkpoints')).some(isPartial),
    model: namesIn(runFolder).some((name) => name.startsWith('model') && isPartial(name)),
    // Filled while texts are encoded, and only read afterwards.
    cache: isEncoding === true && namesIn(join(runFolder, 'cache')).length > 0,
  };
  return writes.filter((write) => isTorn[write]);
}

/** Nothing where there is no folder. */
export function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
