/** A conversation of several questions, with a way back. */
import type { Picked, Place } from './pickOne.ts';

/** Asks its question and keeps the answer. */
export type Step = (place: Place) => Promise<Picked<unknown> | undefined>;

/** False where the person turned away. */
export async function inSteps(steps: readonly Step[]): Promise<boolean> {
  for (let i = 0; ;) {
    const ask = steps[i];
    if (!ask) return true;
    const picked = await ask({ step: i + 1, of: steps.length });
    if (!picked) return false;
    i = picked.kind === 'back' ? Math.max(0, i - 1) : i + 1;
  }
}
