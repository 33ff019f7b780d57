import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, utils } from '@e965/xlsx';
import { before, describe, it } from 'mocha';
import { defaultLimits } from '../../core/contract/limits.ts';
import type { Table } from '../../core/contract/table.ts';
import { applyRecipe, countLabels } from '../../core/dataset/applyRecipe.ts';
import { chooseColumns } from '../../core/dataset/chooseColumns.ts';
import { defaultRecipe } from '../../core/dataset/defaultRecipe.ts';
import { examplesOf } from '../../core/dataset/examplesOf.ts';
import { hasRightCheckDigits, processNumbers } from '../../core/dataset/processNumbers.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { readTable } from '../../core/tables/readTable.ts';
import { categories, sampleLabels } from './categories.ts';
import { sampleRows, sampleSeed } from './sampleRows.ts';
import type { SampleFault } from './sampleRows.ts';
import { sampleCells, sampleHeaderRow, sampleSheetName } from './sampleWorkbook.ts';

const path = fileURLToPath(
  new URL(join('..', '..', 'templates', 'samples', 'movimentacoes-exemplo.xlsx'), import.meta.url),
);
const rows = sampleRows(sampleSeed);
const withFault = (fault: SampleFault): typeof rows => rows.filter(({ faults }) => faults.includes(fault));

describe('the sample spreadsheet', () => {
  it('is exactly what the generator writes', () => {
    const sheet = read(readFileSync(path)).Sheets[sampleSheetName];
    assert.ok(sheet);
    const written = utils.sheet_to_json<(string | number)[]>(sheet, {
      header: 1,
      defval: '',
      blankrows: true,
    });
    const generated = sampleCells(rows, sampleSeed).map((cells) =>
      cells.map((cell) => (typeof cell === 'object' ? cell.value : cell)),
    );
    assert.deepEqual(written, generated);
  });

  it('differs from seed to seed', () => {
    assert.notDeepEqual(sampleRows(1), sampleRows(2));
    assert.deepEqual(sampleRows(1), sampleRows(1));
  });

  it('has about 800 rows in eight categories, 8 to 1', () => {
    assert.ok(rows.length >= 780 && rows.length <= 830, String(rows.length));
    const counts = categories.map(({ count }) => count);
    assert.equal(counts.length, 8);
    const skew = Math.max(...counts) / Math.min(...counts);
    assert.ok(skew > 7.5 && skew < 9, String(skew));
  });

  it('has every fault it promises', () => {
    assert.equal(Math.round((withFault('wrong_label').length / rows.length) * 100), 4);
    for (const row of withFault('wrong_label')) assert.notEqual(row.label, row.trueLabel);
    const counts = (['ambiguous', 'missing_text', 'missing_label', 'duplicate', 'conflict'] as const).map(
      (fault) => withFault(fault).length,
    );
    assert.deepEqual(counts, [12, 7, 8, 12, 4]);
    assert.ok(withFault('label_twin').length >= 35);
  });

  it('leaves no bracket, slot or joint of a pattern behind', () => {
    for (const { text } of rows) {
      assert.doesNotMatch(text, /[[\]{}|+]|  /, text);
      assert.doesNotMatch(text, /(?<!\p{L})(de|a|por) (o|os) \p{L}/u, text);
    }
  });

  it('has process numbers and CPF with right check digits', () => {
    const cpfs = rows.flatMap(({ text }) => text.match(/\d{3}\.\d{3}\.\d{3}-\d{2}/g) ?? []);
    assert.ok(cpfs.length > 5);
    for (const cpf of cpfs) assert.ok(isCpf(cpf), cpf);
    for (const { process, text } of rows) {
      for (const number of processNumbers(`${process} ${text}`))
        assert.ok(hasRightCheckDigits(number), number);
    }
    assert.ok(rows.filter(({ text }) => processNumbers(text).length > 0).length > 50);
  });

  describe('as the product reads it', () => {
    let table: Table;
    before(async () => {
      table = await readTable(path, {}, { limits: defaultLimits });
    });

    it('has its header, title, blank and total rows recognised', () => {
      assert.equal(table.sheet, sampleSheetName);
      assert.equal(table.headerRow, sampleHeaderRow);
      assert.equal(table.rows.length, rows.length);
      const facts = new Set(table.facts.map(({ code }) => code));
      for (const code of ['title_rows_skipped', 'blank_rows_skipped', 'total_rows_skipped'] as const)
        assert.ok(facts.has(code), code);
    });

    it('is cleaned to the eight categories', () => {
      const columns = chooseColumns(table, {});
      assert.deepEqual(columns, { textColumn: 'Movimentação', labelColumn: 'Categoria' });
      const raw = examplesOf(table, columns);
      const { examples, effects } = applyRecipe(raw, defaultRecipe(raw));
      assert.deepEqual([...countLabels(examples).keys()].sort(), [...sampleLabels].sort());
      assert.equal(effects[0]?.removedRows.length, 15, 'empty cells');
      assert.equal(effects.find(({ step }) => step.kind === 'dropDuplicates')?.removedRows.length, 12);
      assert.equal(examples.length, rows.length - 15 - 12);
      assert.deepEqual(
        splitExamples(examples, { seed: 42, validationShare: 0.1, testShare: 0.1 }).untestedLabels,
        [],
      );
    });
  });
});

/** Receita Federal's rule: each check digit times ten modulo eleven. */
function isCpf(cpf: string): boolean {
  const digits = Array.from(cpf.replace(/\D/g, ''), Number);
  return [9, 10].every((length) => {
    const sum = digits.slice(0, length).reduce((total, digit, i) => total + digit * (length + 1 - i), 0);
    return ((sum * 10) % 11) % 10 === digits[length];
  });
}
