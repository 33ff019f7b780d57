import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Stage } from '../../core/contract/runConfig.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { writeCapitalsSheet } from '../testing/capitalsSheet.ts';
import { deliverStages } from '../testing/deliverStages.ts';
import { faithfulness } from '../testing/faithfulness.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { withoutWords } from './explainText.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../model/fixtures/${name}`, import.meta.url));

/** Deleting the words that are named must cost the category clearly more than deleting as many others. */
async function checkFaithful(
  checked: readonly Stage[],
  config: (folder: string) => Record<string, unknown>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const { models, testTexts } = await deliverStages(config(folder), folder);
    for (const { stage, folder: model } of models.filter((each) => checked.includes(each.stage))) {
      const { named, random, error, texts } = await faithfulness(model, testTexts.slice(0, 20));
      assert.ok(texts >= 5);
      assert.ok(
        named > random + 0.01 && named - random > 3 * error,
        `${stage}: ${named} without the words named, ${random} without others, ± ${error}`,
      );
    }
  });
}

describe('which words decided', function () {
  this.timeout(120_000);

  it('are words that the simple method and the instant model really go by', () =>
    checkFaithful(['baseline', 'instant'], (folder) => ({
      data: { path: writeSmallSheet(folder, 200) },
      baseModel: fixture('bert-f32-sharded'),
      engine: 'reference',
      parameters: { maxLength: 32 },
      stages: ['instant'],
    })));

  it('are words that a tuned model really goes by', () =>
    checkFaithful(['fineTuned'], (folder) => ({
      data: { path: writeCapitalsSheet(folder, 60) },
      baseModel: fixture('distilbert-f32'),
      engine: 'reference',
      preset: 'rapido',
      parameters: { epochs: 2, frozenLayers: 1, batchSize: 8, maxLength: 16, learningRate: 0.003, seed: 1 },
      stages: ['fineTuned'],
    })));

  it('are left out where they stand, whatever their order', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,5}$/u), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (list, isLeft) => {
        let start = 0;
        const groups = list.map((word) => {
          const group = { word, start };
          start += word.length + 1;
          return group;
        });
        const left = groups.filter((_, i) => isLeft[i]).toReversed();
        const expected = list.map((word, i) => (isLeft[i] ? '' : word)).join(' ');
        assert.equal(withoutWords(list.join(' '), left), expected);
      }),
    );
  });
});
