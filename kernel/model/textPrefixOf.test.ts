import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readModelConfig } from './readModelConfig.ts';
import { fixturePath } from './testing/expectedCases.ts';
import { textPrefixOf } from './textPrefixOf.ts';

const cases: [string, string][] = [
  ['e5-small-pt-en-es', 'query: '],
  ['intfloat/multilingual-e5-base', 'query: '],
  ['intfloat/e5-large-v2', 'query: '],
  ['intfloat/multilingual-e5-large-instruct', ''],
  ['neuralmind/bert-base-portuguese-cased', ''],
  ['modelo5', ''],
  ['type5e5x', ''],
];

describe('textPrefixOf', () => {
  for (const [name, prefix] of cases) {
    it(`${name} ${prefix ? 'wants' : 'wants no'} prefix`, async () => {
      assert.equal(textPrefixOf(await readModelConfig(fixturePath('minilm-f32')), name), prefix);
    });
  }

  it('believes the folder before the name', async () => {
    const config = await readModelConfig(fixturePath('minilm-f32'));
    assert.equal(textPrefixOf({ ...config, textPrefix: '' }, 'multilingual-e5-base'), '');
    assert.equal(textPrefixOf({ ...config, textPrefix: 'texto: ' }, 'outro'), 'texto: ');
    assert.equal(textPrefixOf({ ...config, origin: 'intfloat/e5-small' }, 'outro'), 'query: ');
  });
});
