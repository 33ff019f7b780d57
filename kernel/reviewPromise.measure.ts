/** Whether what goes without review is right as often as promised, and how much of what could go without review does. */
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { publicSets, readCleaned } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';
import { reviewPromise } from './testing/reviewPromise.ts';
import type { PromiseKept } from './testing/reviewPromise.ts';

/** Promises that a person would choose between. */
const promises: readonly number[] = [0.9, 0.95, 0.98, 0.99];

export const measurements: readonly Measurement[] = [
  {
    name: 'review-promise',
    about:
      'share of 60 splits in which what goes without review misses its promise by at most 2 points: the worst of four promises on three real sets',
    unit: 'share',
    bar: { least: 0.9 },
    run: (context) => summarise(context, ({ kept }) => kept),
  },
  {
    name: 'review-coverage',
    about:
      'what goes without review over what the best limit for the test part would let go: the worst of four promises on three real sets',
    unit: 'ratio',
    bar: { least: 0.9 },
    run: (context) => summarise(context, ({ coverage }) => coverage),
  },
];

async function summarise(
  { quick, say }: MeasureContext,
  figure: (kept: PromiseKept) => number,
): Promise<MeasureOutcome> {
  const sets: Partial<Record<PublicSet, PromiseKept[]>> = {};
  for (const set of publicSets) {
    const examples = readCleaned(set);
    if (!examples) return { skipped: `the shared data set ${set} is not on this machine` };
    const all = await reviewPromise({ examples, repeats: quick ? 3 : 60, seed: 1 });
    const kept = all.filter(({ promise }) => promises.includes(promise));
    for (const each of kept) {
      const shown = [each.promise, each.kept, each.coverage, each.automaticShare, each.agreement];
      say(
        `${set}: promise, kept, coverage, automatic, right: ${shown.map((value) => value.toFixed(3)).join(', ')}`,
      );
    }
    sets[set] = kept;
  }
  return { value: Math.min(...Object.values(sets).flat().map(figure)), details: { sets } };
}
