/** Whether advice about more examples comes true: kept back, advised on, added, over categories of two real sets. */
import * as z from 'zod';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { readBuild } from './run/describeEnvironment.ts';
import { adviceTrialSchema, adviceTrials } from './testing/adviceTrials.ts';
import type { AdviceTrial } from './testing/adviceTrials.ts';
import { keptResult } from './testing/keptResult.ts';
import { readCleaned } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';

interface Plan {
  readonly set: PublicSet;
  readonly keptShare: number;
  readonly categories: number;
  readonly seeds: readonly number[];
}

/**
 * A rise of a point is seen on hundreds of texts of one category only: movimentações has them, and banking77 where its
 * intents are taken together by the first word of their names ("card_arrival" and "card_linking" are "card"). Draws by
 * other seeds taught the rule what is usual (docs/adr/0026-advice-from-a-power-law.md); these did not.
 */
const plans: readonly Plan[] = [
  { set: 'movimentacoes', keptShare: 0.1, categories: 3, seeds: [21, 22, 23, 24] },
  { set: 'movimentacoes', keptShare: 0.25, categories: 3, seeds: [21, 22, 23, 24] },
  { set: 'movimentacoes', keptShare: 0.5, categories: 3, seeds: [21, 22, 23, 24] },
  { set: 'banking77', keptShare: 0.1, categories: 5, seeds: [21, 22, 23] },
  { set: 'banking77', keptShare: 0.3, categories: 5, seeds: [21, 22, 23] },
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
  for (const plan of quick ? plans.slice(0, 1) : plans) {
    const trials: AdviceTrial[] = [];
    for (const seed of quick ? [1] : plan.seeds) {
      const found = await trialsOf(plan, seed);
      if (!found) return { skipped: `the shared data set ${plan.set} is not on this machine` };
      trials.push(...found);
    }
    say(`${plan.set}, ${plan.keptShare} of the examples: ${described(trials)}`);
    all.push(...trials);
  }
  say(`all: ${described(all)}`);
  return { value: figure(all), details: { trials: all.length, summary: described(all) } };
}

/** One data set thinned and advised on, or what an earlier measurement of the same build found. */
async function trialsOf(
  { set, keptShare, categories }: Plan,
  seed: number,
): Promise<AdviceTrial[] | undefined> {
  const { commit } = await readBuild();
  const name = `advice-${commit ?? 'unknown'}-${set}-${keptShare}-${seed}`;
  return keptResult(name, z.array(adviceTrialSchema), async () => {
    const examples = readCleaned(set);
    if (!examples) return undefined;
    // A text that stands twice would be learnt from and asked about.
    const texts = new Set<string>();
    const once = examples.filter(({ text }) => !texts.has(text) && texts.add(text));
    const coarse = once.map((example) => ({ ...example, label: firstWord(example.label) }));
    return adviceTrials({ examples: coarse, keptShare, categories, seed });
  });
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

/** The names of movimentações are one word. */
function firstWord(label: string): string {
  return label.split('_')[0] ?? label;
}
