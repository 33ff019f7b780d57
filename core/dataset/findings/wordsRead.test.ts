import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { examplesFrom } from '../testing/tableOf.ts';
import { wordsReadOf } from './wordsRead.ts';

const english = 'The card that I ordered is not here';
const portuguese = 'O cartão que eu pedi não chegou em casa';

/** So many rows, the first of them English. */
const rows = (count: number, ofEnglish: number) =>
  examplesFrom(Array.from({ length: count }, (_, i) => [i < ofEnglish ? english : portuguese, 'a']));

describe('how many words of a text are read', () => {
  it('depends on the language of most texts', () => {
    assert.equal(wordsReadOf(rows(10, 0)), 270);
    assert.equal(wordsReadOf(rows(10, 10)), 440);
    assert.equal(wordsReadOf(rows(10, 2)), 270);
    assert.equal(wordsReadOf(rows(10, 8)), 440);
    assert.equal(wordsReadOf(examplesFrom([['El auto fue entregado por la parte', 'a']])), 270);
    assert.equal(wordsReadOf([]), 270);
  });

  it('is the same of the same rows in any order, also where not all are looked at', () => {
    for (const ofEnglish of [0, 1200, 2400]) {
      const some = rows(2400, ofEnglish);
      assert.equal(wordsReadOf(some.toReversed()), wordsReadOf(some));
    }
    assert.equal(wordsReadOf(rows(2400, 2000)), 440);
  });
});
