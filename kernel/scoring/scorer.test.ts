/** A text's scores are its own: no delivered model lets them depend on which texts are scored with it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { longTextHandlings } from '../../core/contract/trainingParameters.ts';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import {
  deliverBaseline,
  deliverFineTuned,
  deliverInstant,
  exampleTexts,
} from '../export/testing/deliverModels.ts';
import { openModel } from './openModel.ts';

type Deliver = (folder: string) => Promise<unknown>;

const models: readonly [string, Deliver][] = [
  ['a baseline', deliverBaseline],
  ...longTextHandlings.flatMap((longText): [string, Deliver][] => [
    [`an instant model (${longText})`, (folder) => deliverInstant(folder, 'minilm-f32', { longText })],
    [
      `a fine-tuned model (${longText})`,
      (folder) => deliverFineTuned(folder, 'xlm-roberta-f32', { longText }),
    ],
  ]),
];

/** Places of texts, often more than one batch of them, in any order, some more than once. */
const companies = fc.array(fc.nat({ max: exampleTexts.length - 1 }), { minLength: 1, maxLength: 80 });

describe('scores of a text', () => {
  for (const [name, deliver] of models) {
    it(`do not depend on its company: ${name}`, () =>
      withTemporaryFolder(async (folder) => {
        await deliver(join(folder, 'modelo'));
        const { scorer } = await openModel(join(folder, 'modelo'), { threads: 1 });
        const alone: Float32Array[] = [];
        for (const text of exampleTexts) alone.push((await scorer.score([text])).slice());
        const first = alone.map((row) => row[0] ?? 0);
        assert.ok(Math.max(...first) - Math.min(...first) > 0.01, 'texts differ too little to tell');
        await fc.assert(
          fc.asyncProperty(companies, async (places) => {
            const together = await scorer.score(places.map((place) => exampleTexts[place] ?? ''));
            const expected = places.flatMap((place) => [...(alone[place] ?? [])]);
            expectClose(together, expected, { absolute: 1e-6, name: 'scores' });
          }),
          { numRuns: 20 },
        );
        await scorer.close();
      }));
  }
});
