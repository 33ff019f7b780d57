import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { spreadsheetChoices } from './spreadsheetChoices.ts';

const choices = (...names: readonly string[]) =>
  spreadsheetChoices(
    names.map((name) => `/casos/${name}`),
    (path) => path.slice('/casos/'.length),
  );

describe('choices of spreadsheets', () => {
  it('come by name, and say the folder only where it is not the open one', () => {
    assert.deepEqual(choices('b.csv', '2025/a.xlsx'), [
      { icon: 'table', label: 'a.xlsx', description: '2025/a.xlsx', value: '/casos/2025/a.xlsx' },
      { icon: 'table', label: 'b.csv', value: '/casos/b.csv' },
    ]);
  });

  it('leave out what office programs write beside an open spreadsheet', () => {
    const labels = choices('~$Relatório.xlsx', '.~lock.Relatório.ods#.csv', 'Relatório.xlsx');
    assert.deepEqual(
      labels.map(({ label }) => label),
      ['Relatório.xlsx'],
    );
  });
});
