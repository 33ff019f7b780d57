import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addToTally, emptyColumnTally, isRowOfSums, isTotalRow } from './totalRows.ts';

const data = [
  ['Juntada de petição', 'Petição', '10,50'],
  ['Autos conclusos', 'Conclusão', '1.000,00'],
  ['Expedida carta', 'Carta', '3'],
];

function tallied() {
  const tally = emptyColumnTally();
  for (const cells of data) addToTally(tally, cells);
  return tally;
}

describe('isTotalRow', () => {
  for (const [cells, expected] of [
    [['Total', '', '1013,50'], true],
    [['TOTAL GERAL', '', ''], true],
    [['', 'Subtotal:', '500'], true],
    [['Totais', '', '3'], true],
    [['Total de processos', '', '3'], true],
    [['Soma', '', '1.013,50'], true],
    [['Grand Total', '', '3'], true],
    [['Total', '5', '5'], true],
    [['Total', 'Petição', '5'], false],
    [['Total procedência do pedido', 'Sentença', ''], false],
    [['Totalmente improcedente', '', '5'], false],
    [['Expedido ofício', '', '5'], false],
  ] as const) {
    it(`${expected ? 'recognises' : 'keeps'} ${JSON.stringify(cells)}`, () => {
      assert.equal(isTotalRow({ rowNumber: 9, cells }, tallied()), expected);
    });
  }

  it('recognises an unnamed row whose formula sums', () => {
    assert.ok(isTotalRow({ rowNumber: 9, cells: ['', '', '1'], hasSumFormula: true }, tallied()));
  });

  it('keeps a full data row that uses a sum formula', () => {
    assert.ok(
      !isTotalRow({ rowNumber: 9, cells: ['Texto', 'Petição', '1'], hasSumFormula: true }, tallied()),
    );
  });
});

describe('isRowOfSums', () => {
  for (const [cells, expected] of [
    [['', '', '1.013,50'], true],
    [['', '', '1013.5'], true],
    [['', '', '3'], true],
    [['3', '', '1013,50'], true],
    [['', '', '77'], false],
    [['Expedida carta', '', '1013,50'], false],
    [['', 'Carta', ''], false],
  ] as const) {
    it(`${expected ? 'recognises' : 'keeps'} ${JSON.stringify(cells)}`, () => {
      assert.equal(isRowOfSums({ rowNumber: 9, cells }, tallied()), expected);
    });
  }
});
