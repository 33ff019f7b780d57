import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { knownLabels } from './knownLabels.ts';

const examplesOf = (labels: readonly string[]) =>
  labels.map((label, i) => ({ rowNumber: i + 2, text: `texto ${i}`, label }));

describe('categories as a model knows them', () => {
  for (const [what, model, sheet, expected, unknown] of [
    [
      'other spellings are the same category',
      ['Petição'],
      ['PETICAO', 'petição ', 'Petição'],
      ['Petição', 'Petição', 'Petição'],
      [],
    ],
    ['the model’s own spelling may be the careless one', ['PETICAO'], ['Petição'], ['PETICAO'], []],
    [
      'what the model does not know is told',
      ['Cível'],
      ['Cível', 'Criminal', 'Criminal'],
      ['Cível'],
      ['Criminal'],
    ],
    [
      'spellings that the model keeps apart stay apart',
      ['acordo', 'ACORDO'],
      ['acordo', 'ACORDO', 'Acordo'],
      ['acordo', 'ACORDO'],
      ['Acordo'],
    ],
  ] as const) {
    it(what, () => {
      const found = knownLabels(examplesOf(sheet), model);
      assert.deepEqual(
        found.examples.map(({ label }) => label),
        expected,
      );
      assert.deepEqual(found.unknown, unknown);
    });
  }
});
