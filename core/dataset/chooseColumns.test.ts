import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import type { ErrorCode, ErrorParams } from '../contract/errors/appError.ts';
import { chooseColumns } from './chooseColumns.ts';
import type { WantedColumns } from './chooseColumns.ts';
import { sentence, tableOf } from './testing/tableOf.ts';

const rows = Array.from({ length: 60 }, (_, i) => [
  String(i),
  sentence(i),
  i % 2 === 0 ? 'Ativo' : 'Suspenso',
  i % 3 === 0 ? 'ana' : 'joão',
]);
const table = tableOf(['id', 'Movimentação', 'Situação', 'Equipe'], rows);

function refuses<C extends ErrorCode>(act: () => unknown, code: C, params: ErrorParams<C>): void {
  assert.throws(act, (error) => {
    assert.ok(isAppError(error, code), `${code} expected, got ${String(error)}`);
    assert.deepEqual(error.params, params);
    return true;
  });
}

describe('choosing columns', () => {
  const chosen: [wanted: WantedColumns, text: string, label: string][] = [
    [{}, 'Movimentação', 'Situação'],
    [{ textColumn: 'Movimentação' }, 'Movimentação', 'Situação'],
    [{ textColumn: 'movimentacao', labelColumn: ' SITUAÇÃO' }, 'Movimentação', 'Situação'],
    [{ labelColumn: 'Equipe' }, 'Movimentação', 'Equipe'],
    [{ textColumn: undefined, labelColumn: undefined }, 'Movimentação', 'Situação'],
  ];
  for (const [wanted, textColumn, labelColumn] of chosen) {
    it(`takes ${textColumn} and ${labelColumn} when ${JSON.stringify(wanted)} is wanted`, () => {
      assert.deepEqual(chooseColumns(table, wanted), { textColumn, labelColumn });
    });
  }

  it('asks when the column that is called a category says nothing, instead of learning the clerk', () => {
    const named = tableOf(
      ['Movimentação', 'Classificação', 'Promotor'],
      rows.map(([, text = '', , clerk = '']) => [text, 'Cível', clerk]),
    );
    refuses(() => chooseColumns(named, {}), 'dataset.column_unclear', {
      role: 'label',
      candidates: ['Promotor', 'Classificação'],
    });
  });

  it('prefers the exact name over one that differs in case', () => {
    const twice = tableOf(
      ['TEXTO', 'texto', 'classe'],
      rows.map(([, text = '', label = '']) => [text, `${text}!`, label]),
    );
    assert.equal(chooseColumns(twice, { textColumn: 'texto' }).textColumn, 'texto');
  });

  it('says which columns there are when one is missing', () => {
    const found = ['id', 'Movimentação', 'Situação', 'Equipe'];
    refuses(() => chooseColumns(table, { textColumn: 'Ementa' }), 'dataset.column_missing', {
      column: 'Ementa',
      found,
    });
    refuses(() => chooseColumns(table, { labelColumn: 'Classe' }), 'dataset.column_missing', {
      column: 'Classe',
      found,
    });
  });

  it('refuses one column for both roles', () => {
    refuses(
      () => chooseColumns(table, { textColumn: 'Situação', labelColumn: 'situacao' }),
      'dataset.same_column',
      { column: 'Situação' },
    );
  });

  it('refuses a table without texts', () => {
    const numbers = tableOf(
      ['id', 'valor'],
      rows.map((_, i) => [String(i), `${i},50`]),
    );
    refuses(() => chooseColumns(numbers, {}), 'dataset.no_text_column', { found: ['id', 'valor'] });
  });

  it('refuses a text column of numbers, chosen or found by its name', () => {
    const numbers = tableOf(
      ['texto', 'categoria'],
      rows.map(([, , label = ''], i) => [String(i * 17), label]),
    );
    refuses(() => chooseColumns(numbers, {}), 'dataset.text_is_numeric', { column: 'texto' });
    refuses(() => chooseColumns(numbers, { textColumn: 'texto' }), 'dataset.text_is_numeric', {
      column: 'texto',
    });
    refuses(() => chooseColumns(table, { textColumn: 'id' }), 'dataset.text_is_numeric', { column: 'id' });
  });

  it('refuses a table without categories', () => {
    const texts = tableOf(
      ['texto', 'id'],
      rows.map(([id = '', text = '']) => [text, id]),
    );
    refuses(() => chooseColumns(texts, {}), 'dataset.no_label_column', { found: ['texto', 'id'] });
    const sheets = ['Capa', 'Dados'].map((name) => ({ name, rows: 9, hidden: false }));
    refuses(() => chooseColumns({ ...texts, sheets, sheet: 'Capa' }, {}), 'dataset.no_label_column', {
      found: ['texto', 'id'],
      otherSheets: ['Dados'],
    });
  });

  it('refuses categories that are all different', () => {
    const unique = tableOf(
      ['texto', 'categoria'],
      rows.map(([, text = ''], i) => [text, `classe ${'abcdefgh'.charAt(i % 8)}${'ijklmnop'.charAt(i / 8)}`]),
    );
    refuses(() => chooseColumns(unique, {}), 'dataset.all_labels_different', {
      column: 'categoria',
      rows: 60,
    });
    refuses(() => chooseColumns(table, { labelColumn: 'id' }), 'dataset.all_labels_different', {
      column: 'id',
      rows: 60,
    });
  });

  it('asks when two columns could be the categories, and takes the answer', () => {
    // Values that follow no word of the texts.
    const mixed = (i: number, values: number) => (Math.imul(i + 1, 0x9e3779b1) >>> 7) % values;
    const two = tableOf(
      ['texto', 'a', 'b'],
      rows.map(([, text = ''], i) => [text, `estado ${mixed(i, 2)}`, `equipe ${mixed(i, 3)}`]),
    );
    assert.throws(
      () => chooseColumns(two, {}),
      (error) => {
        assert.ok(isAppError(error, 'dataset.column_unclear'));
        assert.equal(error.params.role, 'label');
        assert.deepEqual([...error.params.candidates].sort(), ['a', 'b']);
        return true;
      },
    );
    assert.deepEqual(chooseColumns(two, { labelColumn: 'b' }), { textColumn: 'texto', labelColumn: 'b' });
  });

  it('leaves one category to the look after cleaning', () => {
    const one = tableOf(
      ['texto', 'categoria'],
      rows.map(([, text = '']) => [text, 'Única']),
    );
    assert.deepEqual(chooseColumns(one, {}), { textColumn: 'texto', labelColumn: 'categoria' });
  });
});
