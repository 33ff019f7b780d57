import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { withoutOptions } from './withoutOptions.ts';

function check(text: string, expected: string): void {
  assert.equal(withoutOptions(text), expected);
}

describe('a text without options of the command line', () => {
  it('is the same where it names none', () => {
    check('Duas linhas -- ou três. E mais uma – “a”.', 'Duas linhas -- ou três. E mais uma – “a”.');
  });
  it('loses bracketed hints', () => {
    check('Mais rodadas podem ajudar (--epochs). Fim.', 'Mais rodadas podem ajudar. Fim.');
  });
  it('loses the means, and keeps what to do', () => {
    check('Escolha com --text a coluna dos textos.', 'Escolha a coluna dos textos.');
    check('Choose the column, with --text.', 'Choose the column.');
    check(
      'Diga qual é, com --sheet "NOME". A mais provável é “Dados”.',
      'Diga qual é. A mais provável é “Dados”.',
    );
    check('Escolha duas, com --text "NOME" e --label "NOME".', 'Escolha duas.');
  });
  it('loses sentences that cannot be said without the option', () => {
    check('Usamos a planilha “a”. Para usar outra: --sheet.', 'Usamos a planilha “a”.');
    check('São a mesma? Repita sem --fix. Fim.', 'São a mesma? Fim.');
    check('Repita sem --fix.', '');
  });
  it('keeps names of the file, whatever they are', () => {
    check(
      'A categoria “com --sheet. Fim.  (--x)” tem poucos exemplos.',
      'A categoria “com --sheet. Fim.  (--x)” tem poucos exemplos.',
    );
    check('Junte “--a” em “--b”, com --fix.', 'Junte “--a” em “--b”.');
    fc.assert(
      fc.property(
        fc.string().filter((name) => !name.includes('”')),
        (name) => {
          check(`Há “${name}” aqui. Veja --x.`, `Há “${name}” aqui.`);
        },
      ),
    );
  });
});
