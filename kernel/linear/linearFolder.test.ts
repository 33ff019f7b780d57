import assert from 'node:assert/strict';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { hashFile } from '../files/hashFile.ts';
import { fitLinearModel } from './fitLinearModel.ts';
import type { LinearData } from './linearData.ts';
import { loadLinearModel } from './loadLinearModel.ts';
import { saveLinearModel } from './saveLinearModel.ts';
import { encoderOf, samples } from './testing/samples.ts';

const data = { ...samples, encoder: encoderOf(samples) };
const fit = (examples: LinearData = data) => fitLinearModel(examples, { seed: 1 });

describe('the folder of a linear model', () => {
  for (const [what, examples] of [
    ['baseline', samples],
    ['instant model', data],
  ] as const) {
    it(`gives back a ${what} that scores the same`, () =>
      withTemporaryFolder(async (folder) => {
        const model = await fit(examples);
        await saveLinearModel(model, folder);
        const loaded = await loadLinearModel(folder);
        assert.deepEqual(loaded.score(data.texts, data.encoder), model.score(data.texts, data.encoder));
      }));
  }

  it('has the same bytes for the same data and seed', () =>
    withTemporaryFolder(async (folder) => {
      const hashes = [];
      for (let time = 0; time < 2; time++) {
        await saveLinearModel(await fit(), folder);
        const files = (await readdir(folder)).sort();
        hashes.push(await Promise.all(files.map((file) => hashFile(join(folder, file)))));
      }
      assert.deepEqual(hashes[0], hashes[1]);
    }));

  const damage: [string, (folder: string) => Promise<unknown>, 'model.damaged' | 'model.file_missing'][] = [
    ['a missing vocabulary', (folder) => rm(join(folder, 'vocabulary.json')), 'model.file_missing'],
    ['truncated weights', (folder) => truncate(join(folder, 'linear.safetensors'), 5000), 'model.damaged'],
    ['settings that are no JSON', (folder) => writeFile(join(folder, 'linear.json'), '{'), 'model.damaged'],
    [
      'a vocabulary that does not fit the weights',
      async (folder) => {
        const path = join(folder, 'vocabulary.json');
        await writeFile(path, (await readFile(path, 'utf8')).replace('["', '["mais uma","'));
      },
      'model.damaged',
    ],
  ];
  for (const [name, harm, code] of damage) {
    it(`is refused with ${name}`, () =>
      withTemporaryFolder(async (folder) => {
        await saveLinearModel(await fit(), folder);
        await harm(folder);
        await assert.rejects(loadLinearModel(folder), (error) => isAppError(error, code));
      }));
  }
});
