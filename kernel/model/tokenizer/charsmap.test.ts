import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { charsmapNormaliser } from './charsmap.ts';

const path = new URL('../../../templates/base-models/e5-small-pt-en-es/tokenizer.json', import.meta.url);
const definition = JSON.parse(readFileSync(path, 'utf8'));
const map: string = definition.normalizer.normalizers[0].precompiled_charsmap;

/** From normalizers.Precompiled of Python's tokenizers 0.23. */
const cases: [string, string][] = [
  ['Sentença julgou o pedido.', 'Sentença julgou o pedido.'],
  ['ﬁm', 'fim'],
  ['c\u0327a\u0303o', 'ção'],
  ['nº 5ª', 'no 5a'],
  ['Ａ１', 'A1'],
  ['a\u00a0b\tc\u200bd', 'a b c d'],
  ['a\u0001b', 'ab'],
  ['…½²', '...1⁄22'],
  ['👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
  ['👩\u200d⚖\ufe0f', '👩\u200d⚖\ufe0f'],
  ['', ''],
];

describe('charsmapNormaliser', () => {
  const normalise = charsmapNormaliser(map);
  for (const [text, expected] of cases) {
    it(`writes ${JSON.stringify(text)} as the native one does`, () => {
      assert.equal(normalise(text), expected);
      assert.equal(normalise(`a ${text}`).normalize('NFC'), `a ${expected}`);
    });
  }

  it('refuses a map that is cut off', () => {
    assert.throws(() => charsmapNormaliser(map.slice(0, 400)), RangeError);
    assert.throws(() => charsmapNormaliser(''), RangeError);
  });
});
