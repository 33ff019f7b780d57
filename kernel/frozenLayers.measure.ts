/** What freezing costs and saves: the fine-tuned model with no, half and three quarters of its layers frozen, on real sets. */
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { readBuild } from './run/describeEnvironment.ts';
import { keptResult } from './testing/keptResult.ts';
import { publicRunSchema, runPublicSet } from './testing/publicRun.ts';

const sets = ['movimentacoes', 'banking77'] as const;
const frozen = [0, 6, 9] as const;
/** What the presets freeze of the included model. */
const ofPresets = 6;

export const measurements: readonly Measurement[] = [
  {
    name: 'frozen-layers',
    about:
      'fine-tuned model with half of the layers frozen against all trained: validation accuracy, preset rapido, mean of two real sets',
    unit: 'points',
    bar: { least: -1 },
    run: compare,
  },
];

interface Row {
  readonly set: string;
  readonly frozenLayers: number;
  /** Accuracy in percent. */
  readonly validation: number;
  readonly test: number;
  readonly seconds: number;
}

async function compare({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const { commit } = await readBuild();
  const rows: Row[] = [];
  for (const set of quick ? sets.slice(0, 1) : sets) {
    for (const frozenLayers of frozen) {
      const parameters = { frozenLayers, ...(quick && { epochs: 1 }) };
      const name = `frozen-${commit ?? 'unknown'}-${set}-${frozenLayers}${quick ? '-quick' : ''}`;
      const run = await keptResult(name, publicRunSchema, () =>
        runPublicSet({
          set,
          seed: 1,
          config: { preset: 'rapido', stages: ['baseline', 'fineTuned'], parameters },
        }),
      );
      if (!run) return { skipped: `the shared data set ${set} is not on this machine` };
      const percent = (value = 0) => 100 * value;
      const row = {
        set,
        frozenLayers,
        validation: percent(run.validationAccuracy.fineTuned),
        test: percent(run.accuracy.fineTuned),
        seconds: run.seconds,
      };
      say(JSON.stringify(row));
      rows.push(row);
    }
  }
  const meanOf = (layers: number) => {
    const own = rows.filter(({ frozenLayers }) => frozenLayers === layers);
    return own.reduce((sum, { validation }) => sum + validation, 0) / own.length;
  };
  return { value: meanOf(ofPresets) - meanOf(0), details: { rows } };
}
