import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { namesAmong } from './severalNames.ts';

const column = (counts: Readonly<Record<string, number>>) => namesAmong(new Map(Object.entries(counts)));

const usual = {
  Recurso: 40,
  Acordo: 30,
  Sentença: 30,
  'Busca, apreensão': 20,
  'Cível/Família': 20,
  1: 9,
  5: 9,
};

const cases: readonly (readonly [cell: string, names: readonly string[] | undefined])[] = [
  ['Recurso; Acordo', ['Recurso', 'Acordo']],
  ['Acordo / Sentença', ['Acordo', 'Sentença']],
  ['recurso,ACORDO, sentenca', ['recurso', 'ACORDO', 'sentenca']],
  ['Recurso | Acordo;', ['Recurso', 'Acordo']],
  ['Recurso\nAcordo', ['Recurso', 'Acordo']],
  ['Recurso + Busca, apreensão', ['Recurso', 'Busca, apreensão']],
  ['1; 5', ['1', '5']],
  ['1, 5', ['1', '5']],
  // Names of their own, and what is no second name.
  ['Busca, apreensão', undefined],
  ['Cível/Família', undefined],
  ['Recurso', undefined],
  ['Recurso;', undefined],
  ['Recurso; recurso', undefined],
  ['Recurso; Embargos', undefined],
  ['Recurso e Acordo', undefined],
  ['Recurso - Acordo', undefined],
  ['1,5', undefined],
  ['1/5', undefined],
];

describe('several categories in one cell', () => {
  for (const [cell, names] of cases) {
    it(`${JSON.stringify(cell)}: ${names ? names.join(' and ') : 'one name'}`, () => {
      assert.deepEqual(column({ ...usual, [cell]: 3 })(cell), names);
    });
  }
  it('a part of one row is no category of its own', () => {
    assert.equal(column({ Recurso: 40, Acordo: 1, 'Recurso; Acordo': 3 })('Recurso; Acordo'), undefined);
    assert.ok(column({ Recurso: 40, Acordo: 2, 'Recurso; Acordo': 3 })('Recurso; Acordo'));
  });
  it('a name is its own where it is more than ten times as frequent as one of its parts', () => {
    assert.ok(column({ Cível: 40, Família: 5, 'Cível, Família': 50 })('Cível, Família'));
    assert.equal(column({ Cível: 40, Família: 5, 'Cível, Família': 51 })('Cível, Família'), undefined);
  });

  const word = fc.stringMatching(/^[a-z]{1,8}( [a-z]{1,8})?$/u);
  const words = fc.uniqueArray(word, { minLength: 2, maxLength: 6 });
  const sign = fc.constantFrom(';', ',', '/', '|', '+', ' ; ', ', ', ' / ', ' | ', ' + ', '\n');

  it('finds every cell that joins categories of the column, whatever the sign', () => {
    fc.assert(
      fc.property(words, sign, fc.nat(50), (names, between, more) => {
        const cell = names.join(between);
        const counts = { ...Object.fromEntries(names.map((name) => [name, 2 + more])), [cell]: 1 + more };
        assert.deepEqual(column(counts)(cell), names);
      }),
    );
  });
  it('takes no name with such signs for several, where one of its parts is no category', () => {
    fc.assert(
      fc.property(words, sign, fc.record({ missing: fc.nat(5), count: fc.nat(50) }), (...drawn) => {
        const [names, between, { missing, count }] = drawn;
        const cell = names.join(between);
        const without = names.filter((_, i) => i !== missing % names.length);
        const others = Object.fromEntries(without.map((name) => [name, 2 + count]));
        assert.equal(column({ ...others, [cell]: 1 + count })(cell), undefined);
      }),
    );
  });
});
