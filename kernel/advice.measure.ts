/** Whether advice about more examples comes true: kept back, advised on, added, over categories of three real sets. */
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { adviceTrials } from './testing/adviceTrials.ts';
import type { AdviceTrial } from './testing/adviceTrials.ts';
import { readCleaned } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';

/** Sizes that leave enough texts of a category to add and to ask about. */
const plans: readonly { readonly set: PublicSet; readonly kept: number; readonly categories: number }[] = [
  { set: 'movimentacoes', kept: 50, categories: 3 },
  { set: 'movimentacoes', kept: 100, categories: 3 },
  { set: 'movimentacoes', kept: 200, categories: 3 },
  { set: 'banking77', kept: 30, categories: 6 },
  { set: 'banking77', kept: 50, categories: 6 },
  { set: 'clinc150', kept: 30, categories: 6 },
];

export const measurements: readonly Measurement[] = [
  {
    name: 'learning-curve-advice',
    about: 'share of kept-back trials in which the rise lies within the range that was advised',
    unit: 'share',
    bar: { least: 0.8 },
    run: (context) =>
      measure(context, (trials) => share(trials, ({ low, high, truth }) => low <= truth && truth <= high)),
  },
  {
    name: 'learning-curve-width',
    about: 'mean width of the ranges that were advised',
    unit: 'points',
    bar: { most: 6 },
    run: (context) => measure(context, (trials) => 100 * mean(trials, ({ low, high }) => high - low)),
  },
  {
    name: 'learning-curve-error',
    about: 'mean error of the expected rise over that of expecting no change',
    unit: 'ratio',
    bar: { most: 0.9 },
    run: (context) =>
      measure(
        context,
        (trials) =>
          mean(trials, ({ expected, truth }) => Math.abs(expected - truth)) /
          mean(trials, ({ truth }) => Math.abs(truth)),
      ),
  },
];

async function measure(
  { quick, say }: MeasureContext,
  figure: (trials: readonly AdviceTrial[]) => number,
): Promise<MeasureOutcome> {
  const all: AdviceTrial[] = [];
  for (const { set, ...plan } of quick ? plans.slice(0, 1) : plans) {
    const examples = readCleaned(set);
    if (!examples) return { skipped: `the shared data set ${set} is not on this machine` };
    const trials: AdviceTrial[] = [];
    for (const seed of quick ? [1] : [1, 2, 3])
      trials.push(...(await adviceTrials({ examples, ...plan, seed })));
    say(`${set}, ${plan.kept} examples: ${described(trials)}`);
    all.push(...trials);
  }
  say(`all ${all.length}: ${described(all)}`);
  return { value: figure(all), details: { trials: all.length, summary: described(all) } };
}

function described(trials: readonly AdviceTrial[]): string {
  const points = (value: number) => (100 * value).toFixed(1);
  const held = share(trials, ({ low, high, truth }) => low <= truth && truth <= high);
  return [
    `held ${(100 * held).toFixed(0)} % of ${trials.length}`,
    `width ${points(mean(trials, ({ low, high }) => high - low))}`,
    `rise ${points(mean(trials, ({ truth }) => truth))}, expected ${points(mean(trials, ({ expected }) => expected))}`,
    `error ${points(mean(trials, ({ expected, truth }) => Math.abs(expected - truth)))}`,
    `of no change ${points(mean(trials, ({ truth }) => Math.abs(truth)))}`,
  ].join(', ');
}

function share(trials: readonly AdviceTrial[], holds: (trial: AdviceTrial) => boolean): number {
  return trials.filter(holds).length / trials.length;
}

function mean(trials: readonly AdviceTrial[], value: (trial: AdviceTrial) => number): number {
  return trials.reduce((sum, trial) => sum + value(trial), 0) / trials.length;
}
