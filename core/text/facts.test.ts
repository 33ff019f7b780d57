import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOf } from './textsOf.ts';

const place = { sheets: [], columns: [] };
const said = (language: 'pt-BR' | 'en', code: 'numbers_as_shown' | 'percentages_as_shown') =>
  textsOf[language].data.facts[code]({ code, count: 2, rows: [3, 4], name: '1,234.50' }, place);

describe('what is said of how a file was read', () => {
  it('numbers of a workbook have the signs of English, and that is said', () => {
    for (const code of ['numbers_as_shown', 'percentages_as_shown'] as const) {
      assert.match(said('pt-BR', code), /\(linhas 3, 4\)\. Os decimais vêm depois de um ponto/u);
      assert.match(said('en', code), /\(rows 3, 4\)\. Decimals stand behind a point/u);
    }
  });

  it('formulas that were read as their values are named by their rows', () => {
    const fact = { code: 'formulas_read_as_values' as const, count: 2, rows: [3, 4] };
    const of = (language: 'pt-BR' | 'en') => textsOf[language].data.facts[fact.code](fact, place);
    assert.match(of('pt-BR'), /seus valores \(linhas 3, 4\); nenhuma foi executada\.$/u);
    assert.match(of('en'), /their values \(rows 3, 4\); none was run\.$/u);
  });
});
