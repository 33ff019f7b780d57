import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { headerRows } from './headerRows.ts';

const body = [
  ['1', '02/03/2024', 'Juntada de petição inicial', 'Petição'],
  ['2', '03/03/2024', 'Autos conclusos ao juiz titular', 'Conclusão'],
  ['3', '05/03/2024', 'Juntada de contestação da ré', 'Petição'],
  ['4', '08/03/2024', 'Remessa dos autos ao arquivo', 'Conclusão'],
];

describe('headerRows', () => {
  const groups = ['Processo', '', 'Andamento', ''];
  const names = ['Nº', 'Data', 'Texto', 'Tipo'];

  it('sees names of groups above the names', () => {
    assert.deepEqual(headerRows([groups, names, ...body], 1), { index: 1, upper: 0, names });
  });

  it('tells equal names apart by their groups', () => {
    const found = headerRows([['Autor', '', 'Réu', ''], ['Nome', 'Idade', 'Nome', 'Idade'], ...body], 1);
    assert.deepEqual(found.names, ['Autor / Nome', 'Autor / Idade', 'Réu / Nome', 'Réu / Idade']);
  });

  it('fills holes of the lower row from the upper one', () => {
    const rows = [['Nº', 'Data', 'Andamento', ''], ['', '', 'Texto', 'Tipo'], ...body];
    assert.deepEqual(headerRows(rows, 0), { index: 1, upper: 0, names });
  });

  for (const [about, rows, index] of [
    ['a title above', [['Relatório anual', '', '', ''], names, ...body], 1],
    ['what was asked for above', [['Comarca: Santos', '', 'Ano: 2024', ''], names, ...body], 1],
    ['a blank row between', [groups, ['', '', '', ''], names, ...body], 2],
    ['nothing above', [names, ...body], 0],
    [
      'a data row with holes',
      [['Nº', 'Data', 'Texto', ''], ['', '', 'Juntada de ofício', 'Petição'], ...body],
      0,
    ],
  ] as const) {
    it(`takes one row of names with ${about}`, () => {
      assert.deepEqual(headerRows(rows, index), { index, names: rows[index] });
    });
  }
});
