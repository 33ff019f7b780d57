import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findProcessNumbers, hasRightCheckDigits, processNumbers } from './processNumbers.ts';

function check(text: string, expected: string[]): void {
  it(`finds ${expected.length} in “${text}”`, () => {
    assert.deepEqual(processNumbers(text), expected);
  });
}

describe('process numbers', () => {
  check('Juntado 0001234-74.2019.8.26.0100 - Cumprimento', ['00012347420198260100']);
  check('0001234-74.2019.8.26.0100 e 0001234-74.2019.8.26.0100', ['00012347420198260100']);
  check('apensos: 0001234-74.2019.8.26.0100, 7654321-00.2020.5.02.0001.', [
    '00012347420198260100',
    '76543210020205020001',
  ]);
  check('0001234 - 74 . 2019.8.26.0100', ['00012347420198260100']);
  check('cartão 12345678901234567890', []);
  check('CPF 123.456.789-09 e protocolo WSCB.19.70415528-9', []);
  check('90001234-74.2019.8.26.01001', []);

  it('reads twenty bare digits before the five of an incident', () => {
    assert.deepEqual(
      findProcessNumbers('autos 0001234472019826010000000 na caixa').map(({ start, end }) => [start, end]),
      [[6, 26]],
    );
    assert.deepEqual(processNumbers('000123447201982601005000'), []);
    assert.deepEqual(processNumbers('0001234472019826010012345'), []);
  });

  it('accepts twenty bare digits with right check digits only', () => {
    const digits = Array.from(
      { length: 97 },
      (_, dd) => `0001234${String(dd + 2).padStart(2, '0')}20198260100`,
    );
    const right = digits.filter(hasRightCheckDigits);
    assert.equal(right.length, 1);
    assert.deepEqual(processNumbers(`autos ${right.join('')} conclusos`), right);
    assert.deepEqual(processNumbers(digits.filter((number) => !right.includes(number)).join(' ')), []);
  });
});
