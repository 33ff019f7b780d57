/** Every file of the shared data folder, from its bytes to a split: the right columns, the right rows. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { sharedPath } from '../../tools/testing/sharedFolder.ts';
import { askBelow } from '../contract/columns.ts';
import { defaultLimits } from '../contract/limits.ts';
import { readTable } from '../tables/readTable.ts';
import { applyRecipe, countLabels } from './applyRecipe.ts';
import { chooseColumns } from './chooseColumns.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { examplesOf } from './examplesOf.ts';
import { splitExamples } from './splitExamples.ts';
import { suggestColumns } from './suggestColumns.ts';

const legal = 'pt_legal_movimentacoes';
const banking = 'en_banking77';
const clinc = 'en_clinc150';

interface Expected {
  readonly columns: readonly [text: string, label: string];
  readonly labels: number;
  readonly used: number;
}

/** The numbers of used rows were counted without any of the product's code. */
const files: [path: string[], expected: Expected][] = [
  [[legal, 'data.csv'], { columns: ['text', 'label'], labels: 3, used: 5801 }],
  [
    [legal, 'messy', 'Relatorio_Movimentacoes.xlsx'],
    { columns: ['Movimentação', 'Situação'], labels: 3, used: 5681 },
  ],
  [
    [legal, 'messy', 'Relatorio_Movimentacoes_truth.csv'],
    { columns: ['text', 'label'], labels: 3, used: 5801 },
  ],
  [[legal, 'messy', 'movimentacoes.ods'], { columns: ['Movimentação', 'Situação'], labels: 3, used: 5801 }],
  [
    [legal, 'messy', 'movimentacoes_antigo.xls'],
    { columns: ['Movimentação', 'Situação'], labels: 3, used: 5801 },
  ],
  [
    [legal, 'messy', 'movimentacoes_cp1252_ponto_e_virgula.csv'],
    { columns: ['Movimentação', 'Situação'], labels: 3, used: 5801 },
  ],
  [
    [legal, 'messy', 'movimentacoes_utf16le_tab.txt'],
    { columns: ['Movimentação', 'Situação'], labels: 3, used: 5801 },
  ],
  [[banking, 'data.csv'], { columns: ['text', 'label'], labels: 77, used: 13_071 }],
  [
    [banking, 'messy', 'tickets_export.xlsx'],
    { columns: ['Customer message', 'Intent'], labels: 77, used: 13_071 },
  ],
  [[banking, 'messy', 'banking77_utf8bom.csv'], { columns: ['text', 'intent'], labels: 77, used: 13_071 }],
  [[clinc, 'data.csv'], { columns: ['text', 'label'], labels: 151, used: 23_699 }],
];

describe('the shared data sets, from file to split', () => {
  for (const [path, { columns, labels, used }] of files) {
    it(`${path.join('/')} gives ${used} examples in ${labels} categories`, async function () {
      const table = await readTable(sharedPath(this, 'data', ...path), {}, { limits: defaultLimits });
      const { text, label } = suggestColumns(table);
      assert.ok(
        (text[0]?.confidence ?? 0) >= askBelow && (label[0]?.confidence ?? 0) >= askBelow,
        JSON.stringify({ text, label }),
      );
      const chosen = chooseColumns(table, {});
      assert.deepEqual([chosen.textColumn, chosen.labelColumn], columns);
      const raw = examplesOf(table, chosen);
      const { examples } = applyRecipe(raw, defaultRecipe(raw));
      assert.deepEqual([examples.length, countLabels(examples).size], [used, labels]);
      const split = splitExamples(examples, { seed: 42, validationShare: 0.1, testShare: 0.1 });
      assert.deepEqual(split.untestedLabels, []);
      assert.equal(split.train.length + split.validation.length + split.test.length, used);
    });
  }
});
