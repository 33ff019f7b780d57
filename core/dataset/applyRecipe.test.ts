import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { csvTable } from './testing/csvTable.ts';
import { sharedPath } from '../../tools/testing/sharedFolder.ts';
import { cleaningRecipeSchema } from '../contract/cleaning.ts';
import type { CleaningStep } from '../contract/cleaning.ts';
import { applyRecipe } from './applyRecipe.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { examplesOf } from './examplesOf.ts';
import { examplesFrom } from './testing/tableOf.ts';

type Pairs = (readonly [string, string])[];

/** Rows are numbered from 2. */
function check(
  name: string,
  pairs: Pairs,
  expected: { step: CleaningStep; removed?: number[]; changed?: number[]; left: string[] },
): void {
  it(name, () => {
    const { examples, effects } = applyRecipe(examplesFrom(pairs), [expected.step]);
    assert.deepEqual(effects, [
      { step: expected.step, removedRows: expected.removed ?? [], changedRows: expected.changed ?? [] },
    ]);
    assert.deepEqual(
      examples.map(({ text, label }) => `${text}=${label}`),
      expected.left,
    );
  });
}

describe('cleaning steps', () => {
  check(
    'leave empty rows out',
    [
      ['a', 'x'],
      ['', 'x'],
      ['b', ' '],
      ['\u00a0', ''],
    ],
    { step: { kind: 'dropEmpty' }, removed: [3, 4, 5], left: ['a=x'] },
  );
  check(
    'keep the first of rows with the same text and category',
    [
      ['a', 'x'],
      ['A ', 'x'],
      ['b', 'x'],
      ['a', 'x'],
    ],
    {
      step: { kind: 'dropDuplicates' },
      removed: [3, 5],
      left: ['a=x', 'b=x'],
    },
  );
  check(
    'keep every row of a text with several categories: their number is evidence',
    [
      ['a', 'x'],
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
      ['b', 'x'],
    ],
    {
      step: { kind: 'dropDuplicates' },
      removed: [6],
      left: ['a=x', 'a=x', 'a=y', 'b=x'],
    },
  );
  check(
    'leave texts with several categories out when told so',
    [
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
    ],
    { step: { kind: 'dropConflicts' }, removed: [2, 3], left: ['b=x'] },
  );
  check(
    'merge categories',
    [
      ['a', 'X'],
      ['b', 'x '],
      ['c', 'y'],
    ],
    {
      step: { kind: 'mergeLabels', from: ['x '], into: 'X' },
      changed: [3],
      left: ['a=X', 'b=X', 'c=y'],
    },
  );
  check(
    'mask personal data, one value by one placeholder',
    [
      ['CPF 529.982.247-25', 'x'],
      ['nada', 'x'],
      ['o CPF 52998224725', 'y'],
    ],
    {
      step: { kind: 'maskPersonalData', kinds: ['cpf'] },
      changed: [2, 4],
      left: ['CPF [CPF 1]=x', 'nada=x', 'o CPF [CPF 1]=y'],
    },
  );
  check(
    'leave one category out',
    [
      ['a', 'x'],
      ['b', 'y'],
    ],
    { step: { kind: 'dropLabel', label: 'y' }, removed: [3], left: ['a=x'] },
  );
  check(
    'leave rare categories out',
    [
      ['a', 'x'],
      ['b', 'x'],
      ['c', 'y'],
    ],
    { step: { kind: 'dropRareLabels', fewerThan: 2 }, removed: [4], left: ['a=x', 'b=x'] },
  );
});

describe('the default recipe', () => {
  const rows = examplesFrom([
    ['a', 'Petição'],
    ['A', 'PETICAO'],
    ['', 'Petição'],
    ['b', 'Petição'],
    ['c', 'Ofício'],
    ['d', 'Ofício '],
    ['e', 'Rara'],
  ]);

  it('merges twins before it looks for duplicates and counts categories last', () => {
    const recipe = defaultRecipe(rows);
    assert.deepEqual(
      recipe.map(({ kind }) => kind),
      ['dropEmpty', 'mergeLabels', 'mergeLabels', 'dropDuplicates', 'dropRareLabels'],
    );
    const { examples, effects } = applyRecipe(rows, recipe);
    assert.deepEqual(
      effects.map(({ removedRows, changedRows }) => [removedRows, changedRows]),
      [
        [[4], []],
        [[], [7]],
        [[], [3]],
        [[3], []],
        [[8], []],
      ],
    );
    assert.deepEqual(
      examples.map(({ rowNumber, label }) => [rowNumber, label]),
      [
        [2, 'Petição'],
        [5, 'Petição'],
        [6, 'Ofício'],
        [7, 'Ofício'],
      ],
    );
  });

  it('survives being written down, and gives the same rows again', () => {
    const recipe = defaultRecipe(rows);
    const copy = cleaningRecipeSchema.parse(JSON.parse(JSON.stringify(recipe)));
    assert.deepEqual(applyRecipe(rows, copy), applyRecipe(rows, recipe));
  });

  it('leaves the rows it was given as they are', () => {
    const before = structuredClone(rows);
    applyRecipe(rows, defaultRecipe(rows));
    assert.deepEqual(rows, before);
  });

  it('does to the messy movements what their truth says', function () {
    const path = sharedPath(
      this,
      'data',
      'pt_legal_movimentacoes',
      'messy',
      'Relatorio_Movimentacoes_truth.csv',
    );
    const table = csvTable(path);
    const column = (name: string): number => table.columns.findIndex((one) => one.name === name);
    const issue = (row: { cells: readonly string[] }): string => row.cells[column('issue')] ?? '';
    // The truth file holds what the cells should have been; here they are spoilt as its last column says.
    const spoilt = {
      ...table,
      rows: table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell, i) => {
          if (i === column('text') && issue(row) === 'missing_text') return '';
          if (i !== column('label')) return cell;
          if (issue(row) === 'missing_label') return '';
          if (issue(row) === 'label_lowercase') return cell.toLowerCase();
          return issue(row) === 'label_trailing_space' ? `${cell} ` : cell;
        }),
      })),
    };
    const raw = examplesOf(spoilt, { textColumn: 'text', labelColumn: 'label' });
    const { examples, effects } = applyRecipe(raw, defaultRecipe(raw));
    const rowsWith = (...issues: string[]): number[] =>
      table.rows.filter((row) => issues.includes(issue(row))).map(({ rowNumber }) => rowNumber);
    assert.deepEqual(effects[0]?.removedRows, rowsWith('missing_text', 'missing_label'));
    const changed = effects.flatMap(({ changedRows }) => changedRows).sort((a, b) => a - b);
    assert.deepEqual(changed, rowsWith('label_lowercase', 'label_trailing_space'));
    assert.deepEqual([...new Set(examples.map(({ label }) => label))].sort(), [
      'H:Arquivado',
      'H:Ativo',
      'H:Suspenso',
    ]);
  });
});
