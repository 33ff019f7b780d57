/** Whether the interval beside an accuracy holds what the model is worth, over hundreds of splits and trainings of real sets. */
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { coverageOf, intervalTrials } from './testing/intervalCoverage.ts';
import type { IntervalCoverage, IntervalTrial } from './testing/intervalCoverage.ts';
import { readCleaned } from './testing/publicSets.ts';
import type { PublicSet } from './testing/publicSets.ts';

/** Of 300 splits a true 95 % lies between 92.5 and 97.5 % nineteen times in twenty. */
const bar = { least: 0.92, most: 0.98 };

export const measurements: readonly Measurement[] = [
  {
    name: 'interval-coverage',
    about:
      'share of 300 splits of banking77 whose 95 % interval holds the baseline’s accuracy on a held-back half, categories in the shares tested',
    unit: 'share',
    bar,
    run: (context) => measure('banking77', context),
  },
  {
    name: 'interval-coverage-grouped',
    about: 'the same on movimentações, where texts repeat and are labelled differently',
    unit: 'share',
    bar,
    run: (context) => measure('movimentacoes', context),
  },
];

async function measure(set: PublicSet, { quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const examples = readCleaned(set);
  if (!examples) return { skipped: `the shared data set ${set} is not on this machine` };
  const trials: IntervalTrial[] = [];
  for await (const trial of intervalTrials(examples, quick ? 20 : 300)) {
    trials.push(trial);
    if (trials.length % 20 === 0) say(described(coverageOf(trials)));
  }
  const coverage = coverageOf(trials);
  return { value: coverage.shown, details: { ...coverage } };
}

function described({ trials, shown, rows, unweighted, width, tested, held }: IntervalCoverage): string {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  return [
    `${trials} trials: held by the interval shown ${percent(shown)}, by Wilson’s over rows ${percent(rows)}`,
    `in the shares of categories of the held-back half ${percent(unweighted)}`,
    `width ${percent(width)}, accuracy tested ${percent(tested)}, held back ${percent(held)}`,
  ].join('; ');
}
