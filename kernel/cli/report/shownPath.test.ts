import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { quoted } from './shownPath.ts';

const cases = [
  ['treinos/petições.csv', 'treinos/petições.csv'],
  ['Área de Trabalho', '"Área de Trabalho"'],
  ['$(rm -rf ~).csv', "'$(rm -rf ~).csv'"],
  ['`reboot`', "'`reboot`'"],
  ['a"b', `'a"b'`],
  ["d'água $x", String.raw`'d'\''água $x'`],
  ['x; reboot', '"x; reboot"'],
  ['C:\\Users\\Ana Lima\\dados.xlsx', '"C:\\Users\\Ana Lima\\dados.xlsx"'],
] as const;

describe('a word of a command that a person copies', () => {
  for (const [word, shown] of cases) {
    it(`${word} stays one word and runs nothing`, () => {
      assert.equal(quoted(word), shown);
    });
  }
});
