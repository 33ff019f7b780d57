import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findPersonalData } from './personalData/findPersonalData.ts';
import { plainSigns } from './plainSigns.ts';
import { processNumbers } from './processNumbers.ts';

const hyphens = ['-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '\uff0d'];

describe('numbers as word processors write them', () => {
  for (const hyphen of hyphens) {
    const code = `U+${hyphen.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
    it(`a process number and a CPF with the hyphen ${code} are found where they stand`, () => {
      const process = `0001234${hyphen}74.2019.8.26.0100`;
      const cpf = `529.982.247${hyphen}25`;
      const text = `autos ${process}, CPF ${cpf}, intime-se`;
      assert.deepEqual(processNumbers(text), ['00012347420198260100']);
      assert.deepEqual(
        findPersonalData(text, ['process', 'cpf']).map(({ kind, start, end }) => [
          kind,
          text.slice(start, end),
        ]),
        [
          ['process', process],
          ['cpf', cpf],
        ],
      );
    });
  }
  it('full-width digits are digits', () => {
    assert.deepEqual(
      findPersonalData('CPF ５２９．９８２．２４７－２５', ['cpf']).map(({ start, end }) => [start, end]),
      [[4, 18]],
    );
  });
  it('nothing else changes, and nothing moves', () => {
    const text = 'Art. 5º, § 2º – “citação” 10−3 ½ 👍';
    assert.equal(plainSigns(text), 'Art. 5º, § 2º - “citação” 10-3 ½ 👍');
    assert.equal(plainSigns(text).length, text.length);
  });
});
