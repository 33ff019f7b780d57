/** Whether the words that an explanation names are those the model goes by, for each kind of model on real texts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MeasureContext, MeasureOutcome, Measurement } from '../tools/measure/measurement.ts';
import { deliverStages } from './testing/deliverStages.ts';
import { faithfulness } from './testing/faithfulness.ts';
import type { Faithfulness } from './testing/faithfulness.ts';
import { prepareSet } from './testing/publicSets.ts';

export const measurement: Measurement = {
  name: 'explanation-faithfulness',
  about:
    'points of certainty lost without the fifth of the words named first, less those lost without as many random ones: the worst of the three kinds of model on movimentações, 100 test texts',
  unit: 'points',
  bar: { least: 10 },
  run: measure,
};

/** So many training texts tune a model in minutes; what is explained is a model, not a good one. */
const trainedTexts = 1200;

async function measure({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bert-words-'));
  try {
    const prepared = prepareSet('movimentacoes', 1, folder);
    if (!prepared) return { skipped: 'the shared data set movimentacoes is not on this machine' };
    const { train, validation, test } = prepared.splitRows;
    const step = Math.floor(train.length / trainedTexts);
    const { models, testTexts } = await deliverStages(
      {
        data: { path: prepared.path },
        recipe: [{ kind: 'dropEmpty' }],
        splitRows: { train: train.filter((_, i) => i % step === 0), validation, test },
        preset: 'rapido',
        parameters: { epochs: quick ? 1 : 2, maxLength: 128 },
        stages: quick ? ['instant'] : ['instant', 'fineTuned'],
      },
      folder,
    );
    // Texts of the test part, evenly taken, each once.
    const texts = [...new Set(testTexts)].filter((text) => text.split(/\s+/u).length >= 5);
    const every = Math.max(1, Math.floor(texts.length / (quick ? 10 : 100)));
    const chosen = texts.filter((_, i) => i % every === 0);
    const results: Record<string, Faithfulness> = {};
    for (const { stage, folder: model } of models) {
      const result = await faithfulness(model, chosen);
      const points = (share: number) => (100 * share).toFixed(1);
      say(
        `${stage}: ${points(result.named)} points without the words named, ${points(result.random)} without random ones (± ${points(result.error)}, ${result.texts} texts)`,
      );
      results[stage] = result;
    }
    const lead = Object.values(results).map(({ named, random }) => 100 * (named - random));
    return { value: Math.min(...lead), details: { results } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
