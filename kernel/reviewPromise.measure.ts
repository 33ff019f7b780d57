/** Whether what goes without review is right as often as promised, and how much of what could go without review does. */
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { publicSets, readCleaned } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';
import { promisesKept, promiseTrials } from './testing/reviewPromise.ts';
import type { PromiseKept, PromiseTrial } from './testing/reviewPromise.ts';

/**
 * Promises that a person would choose between. On movimentações validation and test are some 580 texts each, of which a
 * fifth is wrong: there chance alone misses a kept promise by more than two points in one split of seven. It is told, and
 * not counted.
 */
const promises: readonly number[] = [0.9, 0.95, 0.98, 0.99];

export const measurements: readonly Measurement[] = [
  {
    name: 'review-promise',
    about:
      'share of 60 splits in which what goes without review misses its promise by at most 2 points: the worst of four promises on banking77 and clinc150',
    unit: 'share',
    bar: { least: 0.9 },
    run: (context) => summarise(context, ({ kept }) => kept),
  },
  {
    name: 'review-coverage',
    about:
      'what goes without review over what the best limit for all test parts would let go: the worst of four promises on banking77 and clinc150',
    unit: 'ratio',
    bar: { least: 0.9 },
    run: (context) => summarise(context, ({ coverage }) => coverage),
  },
];

async function summarise(
  context: MeasureContext,
  figure: (kept: PromiseKept) => number,
): Promise<MeasureOutcome> {
  const sets: Partial<Record<PublicSet, PromiseKept[]>> = {};
  for (const set of publicSets) {
    const all = await measureSet(set, context);
    if (!all) return { skipped: `the shared data set ${set} is not on this machine` };
    sets[set] = all.filter(({ promise }) => promises.includes(promise));
  }
  const { movimentacoes: small, ...large } = sets;
  return { value: Math.min(...Object.values(large).flat().map(figure)), details: { large, small } };
}

async function measureSet(
  set: PublicSet,
  { quick, say }: MeasureContext,
): Promise<PromiseKept[] | undefined> {
  const examples = readCleaned(set);
  if (!examples) return undefined;
  const trials: PromiseTrial[] = [];
  for await (const trial of promiseTrials(examples, quick ? 3 : 60)) {
    trials.push(trial);
    if (trials.length % 20 === 0) say(`${set}, ${trials.length} splits: ${described(promisesKept(trials))}`);
  }
  return promisesKept(trials);
}

function described(kept: readonly PromiseKept[]): string {
  return kept
    .map((each) => {
      const figures = [each.kept, each.coverage, each.automaticShare, each.agreement];
      return `${each.promise}: ${figures.map((value) => value.toFixed(3)).join(' ')}`;
    })
    .join('; ');
}
