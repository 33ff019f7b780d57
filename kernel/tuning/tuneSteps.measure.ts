/**
 * What giving trials up early saves: every trial of a search trained to its end once; then which of those steps the
 * search would have made, and whether what it finds is as good. A trial's rounds are the same in both: they are resumed
 * to the bit.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { runConfigSchema } from '../../core/contract/runConfig.ts';
import type { TrialLook, TrialSettings } from '../../core/contract/tuning.ts';
import { decideNext, rungsOf } from '../../core/training/tuningRule.ts';
import type { TrialSoFar } from '../../core/training/tuningRule.ts';
import { presetTable } from '../../core/training/presetTable.ts';
import { tuningSettings } from '../../core/training/tuningSettings.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../tools/measure/measurement.ts';
import { readBuild } from '../run/describeEnvironment.ts';
import { completeRequest } from '../testing/completeRequest.ts';
import { keptResult } from '../testing/keptResult.ts';
import { writeVariedSheet } from '../testing/variedSheet.ts';

/** Of the base model that comes with the product. */
const layerCount = 12;
const preset = 'equilibrado';

export const measurements: readonly Measurement[] = [
  {
    name: 'tune-steps',
    about:
      'steps that a search saves against training all its trials to their ends, 1,000 rows of movimentações, preset equilibrado; 0 where what it finds is worse on validation by more than the noise',
    unit: '%',
    bar: { least: 50 },
    run: measureSaving,
  },
];

const trialSchema = z.object({
  /** Of each round. */
  rounds: z.array(z.object({ validationAccuracy: z.number(), validationLoss: z.number(), steps: z.int() })),
  validationTexts: z.int(),
  testAccuracy: z.number(),
});
type WholeTrial = z.infer<typeof trialSchema>;

async function measureSaving(context: MeasureContext): Promise<MeasureOutcome> {
  const { learningRate, frozenShare, epochs: usual } = presetTable[preset];
  const epochs = context.quick ? 3 : usual;
  const parameters = { learningRate, frozenLayers: Math.round(frozenShare * layerCount) };
  const all = tuningSettings({ parameters, asked: {}, layerCount });
  const settings = context.quick ? all.slice(0, 3) : all;
  const trials: WholeTrial[] = [];
  for (const [i, one] of settings.entries()) {
    const trial = await keptTrial({ settings: one, epochs, place: i }, context);
    if (!trial) return { skipped: 'the shared data set is not on this machine' };
    trials.push(trial);
    const best = Math.max(...trial.rounds.map(({ validationAccuracy }) => validationAccuracy));
    context.say(
      `trial ${i + 1}, ${one.frozenLayers} layers, rate ${one.learningRate}: ${trial.rounds.length} rounds, validation ${(100 * best).toFixed(1)}, test ${(100 * trial.testAccuracy).toFixed(1)}`,
    );
  }
  const search = playSearch(trials, rungsOf(epochs));
  // One rung is no comparison: all trials go to their ends.
  const full = playSearch(trials, [epochs]);
  const { validationTexts } = trials[full.winner]!;
  const noise = Math.sqrt((full.accuracy * (1 - full.accuracy)) / validationTexts);
  const saved = 100 * (1 - search.steps / full.steps);
  return {
    value: search.accuracy >= full.accuracy - noise ? saved : 0,
    details: { saved, search, full, noise },
  };
}

interface Played {
  readonly winner: number;
  readonly steps: number;
  readonly accuracy: number;
  readonly testAccuracy: number;
}

function playSearch(whole: readonly WholeTrial[], rungs: readonly number[]): Played {
  const trials = whole.map((): TrialSoFar & { steps: number } => ({
    looks: [],
    isOver: false,
    end: null,
    steps: 0,
  }));
  for (;;) {
    const { givenUp, next, leader } = decideNext(trials, rungs);
    for (const { trial, rounds } of givenUp)
      trials[trial] = { ...trials[trial]!, end: { because: 'othersBetter', rounds } };
    if (next) {
      const { rounds } = whole[next.trial]!;
      const look = lookAfter(rounds, next.untilRounds);
      const before = trials[next.trial]!;
      trials[next.trial] = {
        ...before,
        looks: [...before.looks, look],
        isOver: look.rounds === rounds.length,
        steps: rounds[look.rounds - 1]!.steps,
      };
      continue;
    }
    if (leader === undefined) throw new Error('a search of whole trials has a winner');
    return {
      winner: leader,
      steps: trials.reduce((sum, { steps }) => sum + steps, 0),
      accuracy: trials[leader]!.looks.at(-1)!.validationAccuracy,
      testAccuracy: whole[leader]!.testAccuracy,
    };
  }
}

/** The best round until then, as a trial would look; the trial may have ended before. */
function lookAfter(rounds: WholeTrial['rounds'], until: number): TrialLook {
  const done = rounds.slice(0, until);
  const [best] = done.toSorted(
    (a, b) => b.validationAccuracy - a.validationAccuracy || a.validationLoss - b.validationLoss,
  );
  const { validationAccuracy, validationLoss } = best!;
  return { rounds: done.length, validationAccuracy, validationLoss };
}

interface TrialQuestion {
  readonly settings: TrialSettings;
  readonly epochs: number;
  readonly place: number;
}

/** One whole training, or what an earlier measurement of the same build found. */
async function keptTrial(
  question: TrialQuestion,
  { quick }: MeasureContext,
): Promise<WholeTrial | undefined> {
  const { commit } = await readBuild();
  const name = `tune-steps-${commit ?? 'unknown'}-${question.place}${quick ? '-quick' : ''}`;
  return keptResult(name, trialSchema, () => trainWhole(question, quick ? 200 : 1000));
}

async function trainWhole(
  { settings, epochs }: TrialQuestion,
  rows: number,
): Promise<WholeTrial | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-tune-'));
  try {
    const path = writeVariedSheet(folder, { set: 'movimentacoes', seed: 1, labels: 3, rows, joined: 1 });
    if (path === undefined) return undefined;
    const config = runConfigSchema.parse({
      data: { path },
      preset,
      parameters: { ...settings, epochs, seed: 1 },
      stages: ['baseline', 'fineTuned'],
    });
    const rounds: WholeTrial['rounds'] = [];
    let [steps, validationTexts] = [0, 0];
    const answer = await completeRequest(
      { kind: 'train', config, runFolder: join(folder, 'run') },
      {
        onEvent: (event) => {
          if (event.kind === 'splitReady') validationTexts = event.validation;
          if (event.kind === 'stepFinished') steps = event.step;
          if (event.kind !== 'epochFinished') return;
          const { validationAccuracy, validationLoss } = event;
          rounds.push({ validationAccuracy, validationLoss, steps });
        },
      },
    );
    if (answer.kind !== 'trained') throw new Error(`the run ended as ${answer.kind}`);
    const tuned = answer.evaluation.stages.find(({ stage }) => stage === 'fineTuned');
    return { rounds, validationTexts, testAccuracy: tuned?.accuracy ?? 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
