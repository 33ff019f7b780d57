import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { characterRuns, normalizeText, piecesOf, wordRuns, wordsOf } from './analyzeText.ts';

const keep = { wordRun: 2, characterRuns: [2, 4], foldAccents: false } as const;
const fold = { ...keep, foldAccents: true };

describe('what a linear model reads in a text', () => {
  it('is lower-cased and composed, with accents as asked', () => {
    assert.equal(normalizeText('PETIC\u0327A\u0303O Única', keep), 'petição única');
    assert.equal(normalizeText('PETIÇÃO Única', fold), 'peticao unica');
  });

  it('leaves out words of one character, as scikit-learn does', () => {
    assert.deepEqual(wordsOf('a 2ª vara_1 é do réu-autor'), ['2ª', 'vara_1', 'do', 'réu', 'autor']);
  });

  it('joins neighbouring words', () => {
    assert.deepEqual(wordRuns(['um', 'dois', 'três'], 2), ['um', 'dois', 'três', 'um dois', 'dois três']);
    assert.deepEqual(wordRuns(['um'], 3), ['um']);
  });

  it('cuts runs of characters inside pieces, blanks included', () => {
    assert.deepEqual(characterRuns('réu', [2, 4]), [
      ' r',
      'ré',
      'éu',
      'u ',
      ' ré',
      'réu',
      'éu ',
      ' réu',
      'réu ',
    ]);
  });

  it('counts a piece shorter than a run once', () => {
    assert.deepEqual(characterRuns('-', [2, 4]), [' -', '- ', ' - ']);
    assert.deepEqual(characterRuns('-', [4, 6]), [' - ']);
  });

  it('never cuts a character in two', () => {
    assert.deepEqual(characterRuns('😀', [2, 3]), [' 😀', '😀 ', ' 😀 ']);
  });

  it('divides at any blanks', () => {
    assert.deepEqual(piecesOf(' a\tb\r\n c\u00a0d '), ['a', 'b', 'c', 'd']);
  });
});
