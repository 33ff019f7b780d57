import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { findHeader } from './findHeader.ts';

const texts = [
  'Juntada de petição de contestação',
  'Autos conclusos ao juiz titular',
  'Expedida carta de citação',
  'Remessa ao arquivo geral',
];
const labels = ['Petição', 'Conclusão', 'Petição', 'Arquivo'];
const rows = texts.map((text, i) => [text, labels[i] ?? '']);
const numbered = rows.map((row, i) => [String(i + 1), ...row]);

describe('findHeader', () => {
  for (const [name, table, expected] of [
    ['names in the first row', [['Texto', 'Categoria'], ...rows], 0],
    ['names nobody knows, above a column that repeats', [['Xyz', 'Abc'], ...rows], 0],
    [
      'names below a title and a blank row',
      [['Relatório anual da vara'], [], ['Nº', 'Texto', 'Tipo'], ...numbered],
      2,
    ],
    [
      'names below a row of group names',
      [['Processo', '', 'Análise'], ['Nº', 'Texto', 'Tipo'], ...numbered],
      1,
    ],
    ['names below repeated group names', [['A', 'A', 'A'], ['Nº', 'Texto', 'Tipo'], ...numbered], 1],
    ['no names above data rows', rows, -1],
    ['no names above numbered data rows', numbered, -1],
    ['no names above a title and data', [['Relatório anual'], [], ...numbered], -1],
    ['an unnamed column beside the names', [['', 'Texto', 'Tipo'], ...numbered], 0],
    [
      'a sparse column of remarks',
      [['Texto', 'Tipo', 'Observação'], ...rows.map((row, i) => (i === 2 ? [...row, 'ver anexo'] : row))],
      0,
    ],
    ['one column with a name', [['mensagem'], ...texts.map((text) => [text])], 0],
    ['one column of texts without a name', texts.map((text) => [text]), -1],
    [
      'years above numbers and a name above texts',
      [
        ['Cidade', '2019', '2020'],
        ['São Paulo', '10', '12'],
        ['Santos', '7', '9'],
      ],
      0,
    ],
    ['known names without data below', [['Texto', 'Categoria']], 0],
    ['a single row of data', [['Juntada aos autos', 'Conclusão']], -1],
    ['nothing', [], -1],
  ] as const) {
    it(`finds ${name}`, () => {
      assert.equal(findHeader(table).index, expected);
    });
  }

  it('is surer of known names above repeated categories than of unknown names above unique texts', () => {
    const sure = findHeader([['Texto', 'Categoria'], ...rows]);
    const unsure = findHeader([['Foo', 'Bar'], ...texts.map((text, i) => [text, `único ${i}`])]);
    assert.ok(sure.confidence > unsure.confidence, `${sure.confidence} > ${unsure.confidence}`);
  });
});
