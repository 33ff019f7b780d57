import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { normaliseForBert } from './bertNormaliser.ts';

const uncased = { cleansText: true, splitsChinese: true, stripsAccents: true, lowercases: true };
const cased = { ...uncased, stripsAccents: false, lowercases: false };

/** Given, lower case without accents, as it is. From normalizers.BertNormalizer of Python's tokenizers 0.23. */
const cases: [string, string, string][] = [
  ['Ação Cível', 'acao civel', 'Ação Cível'],
  ['A\u0301gua', 'agua', 'A\u0301gua'],
  ['ΟΔΟΣ', 'οδοσ', 'ΟΔΟΣ'],
  ['İ', 'i', 'İ'],
  ['a\u0000b\u200dc\ufffdd', 'abcd', 'abcd'],
  ['a\tb\u00a0c\u2028d', 'a b c d', 'a b c d'],
  ['x判y\u{20000}z', 'x 判 y \u{20000} z', 'x 判 y \u{20000} z'],
  ['\u{2b830}', '\u{2b830}', '\u{2b830}'],
];

describe('normaliseForBert', () => {
  for (const [text, lower, same] of cases) {
    it(`writes ${JSON.stringify(text)} as the native one does`, () => {
      assert.equal(normaliseForBert(text, uncased), lower);
      assert.equal(normaliseForBert(text, cased), same);
    });
  }
});
