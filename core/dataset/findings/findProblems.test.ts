import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CleaningRecipe, CleaningStep } from '../../contract/cleaning.ts';
import type { Example } from '../../contract/dataset.ts';
import type { Finding, FindingCode } from '../../contract/findings.ts';
import { defaultRecipe } from '../defaultRecipe.ts';
import { addStep } from '../editRecipe.ts';
import { examplesFrom } from '../testing/tableOf.ts';
import { findProblems } from './findProblems.ts';
import { mendEverything } from './mendEverything.ts';
import { categories, examined, openFindings } from './testing/examined.ts';
import { only } from './testing/onlyFinding.ts';

function check(name: string, rows: readonly Example[], codes: readonly FindingCode[]): void {
  it(name, () => {
    assert.deepEqual(
      openFindings(rows).map(({ code }) => code),
      codes,
    );
  });
}

const steps = ({ fixes }: Finding) => fixes.flatMap((fix) => (fix.kind === 'step' ? [fix.step] : []));
const advice = ({ fixes }: Finding) => fixes.flatMap((fix) => (fix.kind === 'advice' ? [fix.advice] : []));
const texts = (text: string, label: string, count: number) =>
  Array.from({ length: count }, () => [text, label] as const);
const enough = { a: 120, b: 120 };

describe('what is wrong with a data set', () => {
  check('nothing, where two categories have a hundred different texts each', categories(enough), []);
  check('few examples below a hundred of a category', categories({ a: 120, b: 99 }), ['few_examples']);
  check('not at a hundred', categories({ a: 100, b: 100 }), []);
  check('more than ten to one', categories({ a: 1101, b: 110 }), ['imbalance']);
  check('not at ten to one', categories({ a: 1100, b: 110 }), []);
  check('one category', categories({ a: 120 }), ['one_category']);
  check(
    'as many categories as rows',
    categories(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`c${String(i)}`, 1]))),
    ['all_labels_different', 'unlearnable_labels'],
  );
  check('hardly any example', categories({ a: 9, b: 9 }), ['too_few_examples', 'few_examples']);
  check('so few to learn from that fine-tuning is left out', categories({ a: 35, b: 35 }), [
    'few_in_all',
    'few_examples',
  ]);
  check('not with thirty of each in the training part', categories({ a: 38, b: 38 }), ['few_examples']);

  it('names what is missing, the smallest category first, and offers to leave it out', () => {
    const found = only(openFindings(categories({ a: 120, b: 51, c: 99, d: 120 })), 'few_examples');
    assert.deepEqual(found.params, {
      labels: [
        { label: 'b', count: 51, missing: 49 },
        { label: 'c', count: 99, missing: 1 },
      ],
      labelCount: 2,
      missing: 50,
      recommended: 100,
    });
    assert.equal(found.rows.count, 150);
    assert.deepEqual(steps(found), [
      { kind: 'dropLabel', label: 'b' },
      { kind: 'dropLabel', label: 'c' },
    ]);
    assert.deepEqual(advice(found), ['add_examples']);
    assert.equal(found.severity, 'hint');
    assert.equal(only(openFindings(categories({ a: 120, b: 29 })), 'few_examples').severity, 'warning');
  });

  it('does not offer to leave out what leaves a single category', () => {
    assert.deepEqual(steps(only(openFindings(categories({ a: 120, b: 51 })), 'few_examples')), []);
    assert.deepEqual(steps(only(openFindings(categories({ a: 4000, b: 51 })), 'few_examples')), []);
  });

  it('tells a category of one example from one of few', () => {
    const found = openFindings(categories({ ...enough, c: 1, d: 2 }));
    assert.deepEqual(only(found, 'unlearnable_labels').params, {
      labels: ['c'],
      labelCount: 1,
      fewerThan: 2,
    });
    assert.deepEqual(only(found, 'unlearnable_labels').rows, { count: 1, listed: [242] });
    assert.equal(only(found, 'few_examples').params.labels[0]?.label, 'd');
  });

  it('says where something too long for a name stands in place of a category', () => {
    const long = (letter: string): string => letter.repeat(201);
    const few = openFindings(categories({ ...enough, [long('c')]: 3, ['d'.repeat(200)]: 120 }));
    assert.deepEqual(only(few, 'long_labels').rows, { count: 3, listed: [242, 243, 244] });
    assert.deepEqual(advice(only(few, 'long_labels')), ['shorten_labels']);
    const most = openFindings(categories({ a: 120, [long('c')]: 61, [long('d')]: 60 }));
    assert.deepEqual(advice(only(most, 'long_labels')), ['choose_other_label_column']);
  });

  it('says which cells name several categories, and leaves it to the person to leave them out', () => {
    const rows = categories({ Recurso: 120, Acordo: 120, 'Recurso; Acordo': 3, 'Busca, apreensão': 120 });
    const found = only(openFindings(rows, defaultRecipe(rows)), 'several_categories');
    assert.deepEqual(found.rows, { count: 3, listed: [242, 243, 244] });
    assert.deepEqual(found.params, {
      cells: [{ label: 'Recurso; Acordo', count: 3, names: ['Recurso', 'Acordo'] }],
      cellCount: 1,
    });
    assert.equal(found.severity, 'warning');
    const leaveOut: CleaningStep = { kind: 'dropLabel', label: 'Recurso; Acordo' };
    assert.deepEqual(found.fixes, [
      { kind: 'advice', advice: 'one_category_each' },
      { kind: 'step', step: leaveOut, isRecommended: false },
    ]);
    assert.deepEqual(openFindings(rows, [leaveOut]), []);
    const all = mendEverything({ raw: rows, recipe: defaultRecipe(rows), facts: [], labelColumn: '' });
    assert.ok(!all.some(({ kind }) => kind === 'dropLabel'));
  });

  it('tells a cell of several categories that is too rare to be learnt, and of one that is given up', () => {
    const rows = categories({ a: 120, b: 120, c: 60, 'a, b': 1, 'b/c': 2 });
    const recipe: CleaningRecipe = [{ kind: 'dropLabel', label: 'c' }, ...defaultRecipe(rows)];
    const found = only(openFindings(rows, recipe), 'several_categories');
    assert.deepEqual(
      found.params.cells.map(({ label }) => label),
      ['b/c', 'a, b'],
    );
    assert.deepEqual(steps(found), [{ kind: 'dropLabel', label: 'b/c' }]);
  });

  it('has room for more categories than a call has for values', () => {
    const rows = Array.from({ length: 140_000 }, (_, i) => ({
      rowNumber: i + 2,
      text: String(i),
      label: `c${String(Math.max(2, i))}`,
    }));
    assert.ok(openFindings(rows).some(({ code }) => code === 'unlearnable_labels'));
  });

  it('counts short texts by what can be seen: 19 characters and 20', () => {
    const rows = [
      ...categories(enough),
      ...examplesFrom([
        ['a'.repeat(19), 'a'],
        ['b'.repeat(20), 'a'],
        [`  ${'c'.repeat(19)}\u200b\u00a0`, 'b'],
      ]).map((row) => ({ ...row, rowNumber: row.rowNumber + 500 })),
    ];
    assert.deepEqual(only(openFindings(rows), 'short_texts').rows, { count: 2, listed: [502, 504] });
  });

  it('shows two different short texts, their personal data masked', () => {
    const rows = [
      ...categories(enough),
      ...examplesFrom([
        ['CPF 529.982.247-25', 'a'],
        ['cpf  529.982.247-25', 'a'],
        ['ver anexo', 'b'],
        ['ciente', 'b'],
      ]).map((row) => ({ ...row, rowNumber: row.rowNumber + 500 })),
    ];
    assert.deepEqual(only(openFindings(rows), 'short_texts').params.shown, [
      { rowNumber: 502, text: 'CPF [CPF 1]' },
      { rowNumber: 504, text: 'ver anexo' },
    ]);
  });

  it('says of long texts how much of the words of their category is read', () => {
    const long = 'palavra '.repeat(680);
    const rows = [
      ...categories(enough),
      { rowNumber: 900, text: long, label: 'longa' },
      { rowNumber: 901, text: `${long} outra`, label: 'longa' },
      { rowNumber: 902, text: 'x'.repeat(5000), label: 'a' },
    ];
    const { params, rows: where } = only(openFindings(rows), 'long_texts');
    assert.deepEqual(where, { count: 2, listed: [900, 901] });
    assert.equal(params.longerThan, 5000);
    assert.equal(params.cutShare, 2 / rows.length);
    const [label] = params.labels;
    assert.ok(label);
    assert.equal(label.texts, 2);
    assert.ok(Math.abs(label.readShare - (2 * params.wordsRead) / 1361) < 1e-9);
  });

  it('says how much is read as soon as more than three texts in a hundred are not read whole', () => {
    const rows = (cut: number) =>
      categories({ a: 100, b: 100 }).map((row, i) =>
        i < cut ? { ...row, text: `${String(i)} ${'um dois '.repeat(270)}` } : row,
      );
    assert.deepEqual(
      openFindings(rows(6)).filter(({ code }) => code === 'long_texts'),
      [],
    );
    const { params, rows: where } = only(openFindings(rows(7)), 'long_texts');
    assert.equal(where.count, 7);
    assert.equal(params.longer, 0);
    assert.deepEqual(
      params.labels.map(({ label, texts: count }) => [label, count]),
      [['a', 7]],
    );
    const words = 'palavra '.repeat(270);
    const whole = rows(0).map((row, i) => ({ ...row, text: `${words}${i < 9 ? 'x' : ''}`.trim() }));
    assert.equal(only(openFindings(whole), 'long_texts').rows.count, 9);
  });

  it('knows that more words of an English text are read', () => {
    const wordsRead = (words: string) =>
      openFindings(
        categories(enough).map((row) => ({ ...row, text: `${words.repeat(60)}${row.text}` })),
      ).flatMap((one) => (one.code === 'long_texts' ? [one.params.wordsRead] : []));
    assert.deepEqual(wordsRead('this is the card of my bank '), []);
    assert.deepEqual(wordsRead('this is the card of my bank, and it '), [440]);
    assert.deepEqual(wordsRead('este é o cartão da loja '), [270]);
  });

  it('empty cells, repeated rows and texts in several categories, each with its rows', () => {
    const rows = [
      ...categories(enough),
      ...examplesFrom([
        ['', 'a'],
        ['texto sem categoria nenhuma', ' '],
        ['um texto que se repete', 'a'],
        ['Um texto que se  repete', 'a'],
        ['um texto de duas categorias', 'a'],
        ['um texto de duas categorias', 'a'],
        ['um texto de duas categorias', 'b'],
      ]).map((row) => ({ ...row, rowNumber: row.rowNumber + 500 })),
    ];
    const found = openFindings(rows);
    assert.deepEqual(only(found, 'empty_cells').rows, { count: 2, listed: [502, 503] });
    assert.deepEqual(only(found, 'duplicates').rows, { count: 1, listed: [505] });
    assert.deepEqual(only(found, 'conflicting_labels').rows, { count: 3, listed: [506, 507, 508] });
    assert.deepEqual(only(found, 'conflicting_labels').params, { texts: 1 });
    assert.deepEqual(steps(only(found, 'conflicting_labels')), [{ kind: 'dropConflicts' }]);
  });

  it('spellings that are surely one word are mended, those that may be are asked about', () => {
    const rows = categories({ Petição: 120, PETICAO: 3, Recurso: 120, Recursos: 110, Recurdo: 1 });
    const found = openFindings(rows, defaultRecipe(rows));
    const asked = only(found, 'likely_twins');
    assert.deepEqual(asked.params, {
      into: { label: 'Recurso', count: 120 },
      from: { label: 'Recursos', count: 110 },
      why: 'plural',
    });
    assert.deepEqual(steps(asked), [
      { kind: 'mergeLabels', from: ['Recursos'], into: 'Recurso' },
      { kind: 'keepApart', labels: ['Recursos', 'Recurso'] },
    ]);
    const [first] = openFindings(rows);
    assert.deepEqual(first?.code === 'label_twins' && first.params, { into: 'Petição', from: ['PETICAO'] });
  });

  it('a question that was answered is not asked again', () => {
    const rows = categories({ Recurso: 120, Recursos: 110 });
    const kept: CleaningRecipe = [{ kind: 'keepApart', labels: ['Recursos', 'Recurso'] }];
    assert.deepEqual(openFindings(rows, kept), []);
    assert.deepEqual(
      openFindings(rows, [{ kind: 'mergeLabels', from: ['Recursos'], into: 'Recurso' }])[0]?.code,
      'one_category',
    );
  });

  it('asks about a misspelling of one row before the category is given up', () => {
    const rows = categories({ Indenização: 120, Indenzação: 1, Cobrança: 120 });
    const recipe = defaultRecipe(rows);
    assert.deepEqual(
      findProblems(examined(rows, recipe)).map(({ code, state }) => `${code} ${state}`),
      ['likely_twins open', 'unlearnable_labels mended'],
    );
    const mended = mendEverything({ raw: rows, recipe, facts: [], labelColumn: '' });
    assert.deepEqual(
      findProblems(examined(rows, mended)).map(({ code, state }) => `${code} ${state}`),
      ['likely_twins open', 'unlearnable_labels mended'],
    );
    const [join] = steps(only(findProblems(examined(rows, recipe)), 'likely_twins'));
    assert.ok(join);
    assert.deepEqual(
      findProblems(examined(rows, addStep(recipe, join))).map(({ code, state }) => `${code} ${state}`),
      ['label_twins mended'],
    );
  });

  it('mending everything joins no two names that are probably one', () => {
    const pairs = [
      ['Vitória', 'Vistoria'],
      ['Intestate', 'Interstate'],
      ['Indicação', 'Indiciação'],
      ['Vigência', 'Vivência'],
      ['Ação', 'Ações'],
      ['Secretaria', 'Secretária'],
    ] as const;
    for (const [one, other] of pairs) {
      const rows = categories({ [one]: 120, [other]: 3, Cobrança: 120 });
      const recipe = mendEverything({ raw: rows, recipe: defaultRecipe(rows), facts: [], labelColumn: '' });
      assert.ok(!recipe.some(({ kind }) => kind === 'mergeLabels'), `${one} = ${other}`);
    }
  });

  it('foresees a part of the split without rows', () => {
    const rows = categories({ a: 40, b: 40 }).map((row) => ({ ...row, processes: ['1'.repeat(20)] }));
    const found = only(openFindings(rows), 'empty_part');
    assert.equal(found.severity, 'blocking');
    assert.deepEqual(advice(found), ['add_processes', 'add_examples']);
  });

  it('offers to give up no category where nothing can be trained', () => {
    for (const rows of [categories({ a: 60 }), categories({ a: 9, b: 9 })])
      assert.deepEqual(steps(only(openFindings(rows), 'few_examples')), []);
  });

  it('takes damaged numbers from the reader', () => {
    const facts = [{ code: 'long_numbers_damaged' as const, count: 5, rows: [4, 5, 6] }];
    const found = findProblems(examined(categories(enough), [], facts));
    assert.deepEqual(only(found, 'damaged_numbers').rows, { count: 5, listed: [4, 5, 6] });
  });

  it('takes accents that were spoilt before from the reader', () => {
    const facts = [{ code: 'double_encoded_texts' as const, count: 3, rows: [2, 3, 4] }];
    const found = findProblems(examined(categories(enough), [], facts));
    const { rows, fixes } = only(found, 'double_encoded_texts');
    assert.deepEqual(rows, { count: 3, listed: [2, 3, 4] });
    assert.deepEqual(fixes, [{ kind: 'advice', advice: 'export_again' }]);
  });

  it('counts texts that are nearly the same as others, but not those that are quite the same', () => {
    const long =
      'o réu foi citado por carta com aviso de recebimento e deixou de apresentar contestação no prazo legal de quinze dias úteis, razão pela qual requer o autor a decretação da revelia';
    const rows = [
      ...categories(enough),
      ...examplesFrom([
        [long, 'a'],
        [long.replace('carta', 'mandado'), 'b'],
        ['um texto que se repete tal e qual', 'a'],
        ['um texto que se repete tal e qual', 'a'],
        [`${long} hoje`.replace('réu', 'devedor'), 'a'],
      ]).map((row) => ({ ...row, rowNumber: row.rowNumber + 500 })),
      // Pieces of one row, which say nearly the same.
      { rowNumber: 900, text: `peça longa: ${long.replaceAll('o', 'x')}`, label: 'a' },
      { rowNumber: 900, text: `peças longas: ${long.replaceAll('o', 'x')}`, label: 'a' },
    ];
    const { rows: where, params, fixes, severity } = only(openFindings(rows), 'near_duplicates');
    assert.deepEqual(where, { count: 3, listed: [502, 503, 506] });
    assert.deepEqual([params, severity], [{ groups: 1 }, 'hint']);
    assert.deepEqual(fixes, [{ kind: 'advice', advice: 'kept_together' }]);
  });

  it('says the same of the same rows in any order', () => {
    const rows = [
      ...categories({ a: 60, b: 7, Recurso: 5, Recursos: 4, c: 1 }),
      ...examplesFrom(texts('igual a outro texto', 'a', 3)).map((row) => ({
        ...row,
        rowNumber: row.rowNumber + 500,
      })),
    ];
    assert.deepEqual(
      openFindings(rows.toReversed()).filter(({ code }) => code !== 'duplicates'),
      openFindings(rows).filter(({ code }) => code !== 'duplicates'),
    );
  });

  it('lists a thousand rows at most and counts them all', () => {
    const rows = examplesFrom(
      Array.from({ length: 1500 }, (_, i) => [`${String(i)} curto`, i % 2 ? 'a' : 'b']),
    );
    const found = only(openFindings(rows), 'short_texts');
    assert.deepEqual([found.rows.count, found.rows.listed.length], [1500, 1000]);
  });
});
