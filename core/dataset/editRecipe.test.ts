import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { cleaningRecipeSchema } from '../contract/cleaning.ts';
import type { CleaningRecipe, CleaningStep } from '../contract/cleaning.ts';
import { applyRecipe } from './applyRecipe.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { diffRows } from './diffRows.ts';
import { addStep, leavingOutEmpty, removeStep } from './editRecipe.ts';
import { examplesFrom } from './testing/tableOf.ts';

const label = fc.constantFrom('a', 'b', 'A ', 'c');
const step: fc.Arbitrary<CleaningStep> = fc.oneof(
  fc.constantFrom<CleaningStep>({ kind: 'dropEmpty' }, { kind: 'dropDuplicates' }, { kind: 'dropConflicts' }),
  fc.record({
    kind: fc.constant('mergeLabels' as const),
    from: fc.array(label, { minLength: 1, maxLength: 2 }),
    into: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ kind: fc.constant('keepApart' as const), labels: fc.tuple(label, label) }),
  fc.record({ kind: fc.constant('dropLabel' as const), label }),
  fc.record({ kind: fc.constant('dropRareLabels' as const), fewerThan: fc.integer({ min: 1, max: 4 }) }),
);
const recipe = fc.array(step, { maxLength: 6 });
const rows = fc
  .array(fc.tuple(fc.constantFrom('', 'um', 'dois', 'três', 'UM '), label), { maxLength: 40 })
  .map(examplesFrom);

describe('editing a recipe', () => {
  it('puts a step where it belongs: joined before compared, counted last', () => {
    const start = defaultRecipe(examplesFrom([['um', 'a']]));
    const merge: CleaningStep = { kind: 'mergeLabels', from: ['as'], into: 'a' };
    const added = addStep(addStep(start, { kind: 'dropLabel', label: 'b' }), merge);
    assert.deepEqual(
      added.map(({ kind }) => kind),
      ['dropEmpty', 'mergeLabels', 'dropLabel', 'dropDuplicates', 'dropRareLabels'],
    );
    assert.deepEqual(addStep(added, merge), added);
  });

  it('leaves out empty rows in every recipe, before rows are compared and counted', () => {
    const kinds = (steps: CleaningRecipe): string[] => leavingOutEmpty(steps).map(({ kind }) => kind);
    const given: CleaningRecipe = [
      { kind: 'mergeLabels', from: [''], into: 'Outros' },
      { kind: 'dropDuplicates' },
      { kind: 'dropRareLabels', fewerThan: 2 },
    ];
    assert.deepEqual(kinds(given), ['mergeLabels', 'dropEmpty', 'dropDuplicates', 'dropRareLabels']);
    assert.deepEqual(kinds(given.slice(0, 1)), ['mergeLabels', 'dropEmpty']);
    assert.deepEqual(kinds([{ kind: 'dropDuplicates' }, { kind: 'dropEmpty' }]), [
      'dropDuplicates',
      'dropEmpty',
    ]);
  });

  it('refuses names that cannot be seen and fields that are not known', () => {
    const parse = (step: unknown) => cleaningRecipeSchema.safeParse([step]);
    assert.deepEqual(parse({ kind: 'mergeLabels', from: [' a '], into: ' b\u00a0' }).data, [
      { kind: 'mergeLabels', from: [' a '], into: 'b' },
    ]);
    for (const into of ['', '  ', '\u200b', '\u00a0'])
      assert.ok(!parse({ kind: 'mergeLabels', from: ['a'], into }).success, JSON.stringify(into));
    assert.ok(!parse({ kind: 'dropEmpty', onlyTexts: true }).success);
    assert.ok(!parse({ kind: 'dropLabel', label: 'a', reason: 'x' }).success);
  });

  it('takes back exactly what a step did', () => {
    fc.assert(
      fc.property(recipe, step, rows, (before, added, examples) => {
        const start = before.reduce<CleaningRecipe>(addStep, []);
        fc.pre(addStep(start, added).length > start.length);
        const undone = removeStep(addStep(start, added), added);
        assert.deepEqual(undone, start);
        assert.deepEqual(applyRecipe(examples, undone).examples, applyRecipe(examples, start).examples);
      }),
    );
  });

  it('writes down and reads back to the same rows', () => {
    fc.assert(
      fc.property(recipe, rows, (steps, examples) => {
        const copy = cleaningRecipeSchema.parse(JSON.parse(JSON.stringify(steps)));
        assert.deepEqual(applyRecipe(examples, copy).examples, applyRecipe(examples, steps).examples);
      }),
    );
  });
});

describe('the difference of two recipes', () => {
  it('names rows that are left out, come back or change their category', () => {
    const examples = examplesFrom([
      ['um', 'a'],
      ['dois', 'as'],
      ['três', 'b'],
      ['quatro', 'a'],
    ]);
    const rowsAfter = (steps: CleaningRecipe) => applyRecipe(examples, steps).examples;
    assert.deepEqual(
      diffRows(
        rowsAfter([{ kind: 'dropLabel', label: 'b' }]),
        rowsAfter([
          { kind: 'mergeLabels', from: ['as'], into: 'a' },
          { kind: 'dropLabel', label: 'c' },
        ]),
      ),
      [
        { rowNumber: 3, before: { label: 'as' }, after: { label: 'a' } },
        { rowNumber: 4, before: null, after: { label: 'b' } },
      ],
    );
  });

  it('shows a text that is masked, or was, and never what is masked in it', () => {
    const [one] = examplesFrom([['CPF 111', 'a']]);
    assert.ok(one);
    const masked = { ...one, text: 'CPF [CPF 1]', textBeforeMasking: one.text };
    const [shown, hidden] = [{ label: 'a', text: 'CPF [CPF 1]' }, { label: 'a' }];
    assert.deepEqual(diffRows([one], [masked]), [{ rowNumber: 2, before: hidden, after: shown }]);
    assert.deepEqual(diffRows([masked], [one]), [{ rowNumber: 2, before: shown, after: hidden }]);
  });

  it('undoes what it says: the changed rows and no others differ', () => {
    fc.assert(
      fc.property(rows, recipe, recipe, (examples, one, other) => {
        const [before, after] = [one, other].map((steps) => applyRecipe(examples, steps).examples);
        assert.ok(before && after);
        const changed = new Set(diffRows(before, after).map(({ rowNumber }) => rowNumber));
        const same = (list: typeof before) => list.filter(({ rowNumber }) => !changed.has(rowNumber));
        assert.deepEqual(same(before), same(after));
        if (changed.size === 0) assert.deepEqual(before, after);
      }),
    );
  });
});
