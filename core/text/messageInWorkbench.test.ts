import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import fc from 'fast-check';
import { AppError } from '../contract/errors/appError.ts';
import type { ErrorCode, ErrorParams } from '../contract/errors/appError.ts';
import { languages } from './language.ts';
import type { Language } from './language.ts';
import { messageInWorkbench } from './messageInWorkbench.ts';
import { errorCodes, paramsOf } from './testing/errorParams.ts';
import { textsOf } from './textsOf.ts';

/** What only the command line has: options, its commands by name, commands below a sentence; and a programmer’s word. */
const commandLine: Readonly<Record<Language, RegExp>> = {
  'pt-BR':
    /--[a-z]|\b(?:inspect|predict|resume|train|doctor|reproduce|show)\b|este comando|comando abaixo|terminal|\bbytes?\b/iu,
  en: /--[a-z]|\b(?:predict|doctor)\b|inspect wrote|\(resume\)|this command|command below|terminal|\bbytes?\b/iu,
};

/** Failures of requests that the workbench never makes. */
const neverMet = new Set<ErrorCode>([
  'dataset.no_such_fix',
  'dataset.no_such_step',
  'model.base_not_found',
  'model.promise_unknown',
]);

function check(code: ErrorCode, params: ErrorParams<ErrorCode>, expected: string): void {
  assert.equal(messageInWorkbench(new AppError(code, params), 'pt-BR').fix, expected);
}

describe('error sentences in the workbench', () => {
  for (const code of errorCodes) {
    it(`${code} says what to do without the command line`, () => {
      // Names from outside stand in quotation marks, and stay whatever they are.
      const params = paramsOf(code).filter((one) => !/--|”/u.test(JSON.stringify(one)));
      fc.assert(
        fc.property(params, (one) => {
          for (const language of languages) {
            const { title, fix } = messageInWorkbench(new AppError(code, one), language);
            const said = `${title} ${fix}`.replaceAll(/“[^”]*”/gu, '“”');
            assert.doesNotMatch(said, commandLine[language]);
            assert.match(title, /\S/u);
            assert.match(fix, /\S.*[.]$/su);
            const { chooseAgain } = textsOf[language].extension;
            if (!neverMet.has(code)) assert.notEqual(fix, chooseAgain, code);
          }
        }),
        { numRuns: 20 },
      );
    });
  }

  it('a folder for what is written is chosen in the settings', () => {
    for (const code of ['folder.not_writable', 'disk.full'] as const)
      for (const language of languages)
        assert.match(
          messageInWorkbench(new AppError(code, { path: '/x' }), language).fix,
          /bertTraining\.runsFolder/u,
        );
  });

  it('what would be typed is chosen', () => {
    check('dataset.same_column', { column: 'a' }, 'Escolha duas colunas diferentes.');
    check('file.exists', { path: 'a' }, 'Nada foi gravado. Escolha outro nome.');
    check('dataset.text_is_numeric', { column: 'a' }, 'Escolha a coluna em que estão os textos.');
    check(
      'dataset.reading_unclear',
      { option: 'headerRow', row: 3 },
      'Diga o número da linha dos nomes (talvez a 3), ou 0 se não houver.',
    );
    check(
      'dataset.no_label_column',
      { found: ['a'], otherSheets: ['b'] },
      'Acrescente ao arquivo uma coluna com a categoria de cada texto. Se a tabela está em outra planilha do arquivo, escolha-a: “b”. Se o arquivo é para ser classificado por um modelo já treinado, use “Classificar uma planilha”.',
    );
  });
});
