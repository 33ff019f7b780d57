import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { createVectorizer } from './createVectorizer.ts';
import { learnVocabulary } from './learnVocabulary.ts';
import { createPacer } from './pacer.ts';
import { samples } from './testing/samples.ts';

const settings = { wordRun: 2, characterRuns: [2, 4], foldAccents: false, dampenCounts: true } as const;
const limits = { minTexts: 1, maxColumns: Infinity };
const learn = (texts: readonly string[], limit = limits) =>
  learnVocabulary({ texts, settings, limits: limit }, createPacer({}));

/** {run: value} of one text, runs of characters in brackets. */
async function rowOf(text: string): Promise<Record<string, number>> {
  const vocabulary = await learn(samples.texts);
  const { columns, values } = createVectorizer(vocabulary, settings).vectorize([text]);
  const names = [...vocabulary.words, ...vocabulary.characters.map((run) => `[${run}]`)];
  return Object.fromEntries(Array.from(columns, (column, k) => [names[column]!, values[k]!]));
}

describe('TF-IDF', () => {
  // scikit-learn 1.x: TfidfVectorizer(analyzer='word' | 'char_wb', ngram_range=(1, 2) | (2, 4), sublinear_tf=True)
  // fitted on `samples`, each block by itself.
  it('gives the numbers of scikit-learn', async () => {
    const vocabulary = await learn(samples.texts);
    assert.equal(vocabulary.words.length, 67);
    assert.equal(vocabulary.characters.length, 437);
    assert.equal(createVectorizer(vocabulary, settings).vectorize(samples.texts).columns.length, 85 + 844);
    const row = await rowOf('Arquivados os autos do réu, réu');
    const expected: Record<string, number> = {
      arquivados: 0.334558,
      'arquivados os': 0.389559,
      autos: 0.334558,
      os: 0.389559,
      'os autos': 0.389559,
      réu: 0.566456,
      '[ réu]': 0.201599,
      '[, ]': 0.105179,
      '[ado]': 0.094406,
      '[os ]': 0.249876,
      '[éu ]': 0.119067,
    };
    const runs = Object.keys(expected);
    expectClose(
      runs.map((run) => row[run]!),
      Object.values(expected),
      { absolute: 1e-6, name: runs.join() },
    );
    assert.equal(Object.keys(row).length, 6 + 57);
  });

  it('makes the same vocabulary of the same texts in any order', async () => {
    assert.deepEqual(await learn([...samples.texts].reverse()), await learn(samples.texts));
  });

  it('keeps the runs of most texts when columns are limited', async () => {
    const { words, characters } = await learn(samples.texts, { minTexts: 1, maxColumns: 150 });
    assert.deepEqual(words, ['de', 'tutela']);
    assert.ok(characters.length <= 150);
  });

  it('gives blocks of length 1, or nothing, for any text', async () => {
    const vocabulary = await learn(samples.texts);
    const vectorizer = createVectorizer(vocabulary, settings);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...samples.texts)), (text) => {
        const { columns, values } = vectorizer.vectorize([text]);
        const squares = [0, 0];
        columns.forEach(
          (column, k) => (squares[column < vocabulary.words.length ? 0 : 1]! += values[k]! ** 2),
        );
        for (const square of squares) assert.ok(square === 0 || Math.abs(square - 1) < 1e-5);
        assert.deepEqual(columns, columns.slice().sort());
      }),
    );
  });
});
