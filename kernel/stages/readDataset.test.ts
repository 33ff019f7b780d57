import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { cleaningRecipeSchema } from '../../core/contract/cleaning.ts';
import type { CleaningRecipe, CleaningStep } from '../../core/contract/cleaning.ts';
import { tableOf } from '../../core/dataset/testing/tableOf.ts';
import { examplesFrom } from './readDataset.ts';

const label = fc.constantFrom('Recurso', 'Recursos', 'RECURSO ', 'Sentença');
const step: fc.Arbitrary<CleaningStep> = fc.oneof(
  fc.constantFrom<CleaningStep>(
    { kind: 'dropEmpty' },
    { kind: 'dropDuplicates' },
    { kind: 'dropConflicts' },
    { kind: 'dropRareLabels', fewerThan: 3 },
    { kind: 'keepApart', labels: ['Recurso', 'Recursos'] },
    { kind: 'maskPersonalData', kinds: ['cpf', 'person'] },
  ),
  fc.record({
    kind: fc.constant('mergeLabels' as const),
    from: fc.array(label, { minLength: 1 }),
    into: fc.constantFrom('Recurso', 'Sentença'),
  }),
  fc.record({ kind: fc.constant('dropLabel' as const), label }),
);
const cells = fc.array(fc.tuple(fc.nat(15), label), { minLength: 8, maxLength: 60 });

/** Every third tells of a person. */
function textOf(number: number): string {
  if (number === 0) return '';
  const person = number % 3 === 0 ? 'da autora Maria Souza, CPF 529.982.247-25' : 'que basta';
  return `um texto ${person} ${String(number)}`;
}

function hashOf(rows: readonly (readonly [number, string])[], recipe: CleaningRecipe | undefined): string {
  const table = tableOf(
    ['texto', 'categoria'],
    rows.map(([text, name]) => [textOf(text), name]),
  );
  const columns = { textColumn: 'texto', labelColumn: 'categoria' };
  return examplesFrom(table, { ...columns, recipe, fileName: 'a.csv' }).rowsHash;
}

describe('the rows of a recipe', () => {
  it('are the same for the same recipe and file, also when the recipe was written down: proved by their hash', () => {
    fc.assert(
      fc.property(cells, fc.option(fc.array(step, { maxLength: 6 }), { nil: undefined }), (rows, recipe) => {
        fc.pre(new Set(rows.map(([, name]) => name.trim())).size < rows.length);
        const copy = recipe && cleaningRecipeSchema.parse(JSON.parse(JSON.stringify(recipe)));
        assert.equal(hashOf(structuredClone(rows), copy), hashOf(rows, recipe));
      }),
    );
  });

  it('have another hash when a row is another one', () => {
    const rows = Array.from({ length: 12 }, (_, i) => [i + 1, i % 2 ? 'a' : 'b'] as const);
    const changed = rows.map((row, i) => (i === 5 ? ([99, row[1]] as const) : row));
    assert.notEqual(hashOf(changed, []), hashOf(rows, []));
  });
});
