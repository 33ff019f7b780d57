import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import type { CleaningRecipe } from '../../contract/cleaning.ts';
import type { Example } from '../../contract/dataset.ts';
import { qualitySchema } from '../../contract/quality.ts';
import type { Quality } from '../../contract/quality.ts';
import { defaultRecipe } from '../defaultRecipe.ts';
import { addStep } from '../editRecipe.ts';
import { examplesFrom } from '../testing/tableOf.ts';
import { findProblems } from './findProblems.ts';
import { mendEverything } from './mendEverything.ts';
import { offeredSteps } from './offeredSteps.ts';
import { scoreQuality } from './scoreQuality.ts';
import { categories, examined } from './testing/examined.ts';

function qualityOf(rows: readonly Example[], recipe: CleaningRecipe = []): Quality {
  const data = examined(rows, recipe);
  return scoreQuality(data, findProblems(data));
}

/** Messy rows: few texts that repeat, some short or empty, categories of very different size, some of them alike. */
const names = [
  'Recurso',
  'Recursos',
  'RECURSO ',
  'Indenização',
  'Indenzação',
  'Petição',
  'peticao',
  'x',
  'y',
  'z',
  'x; y',
  'y, x',
  'Recurso / petição',
  '',
];
const someData = [' CPF 529.982.247-25', ' CPF 52998224725', ' CPF 111.444.777-35', ' Dr. Rui'];
const messyRows = fc
  .array(
    fc.record({
      // Small numbers are frequent: texts repeat, and the first categories are large.
      text: fc.oneof(fc.nat(3), fc.nat(40), fc.nat(2000)),
      label: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(names.length - 1)),
      // Every tenth row or so has a process number.
      process: fc.nat(60),
      // Some hold personal data, one of them in two spellings.
      datum: fc.nat(20),
    }),
    { minLength: 20, maxLength: 400 },
  )
  .map((rows) =>
    rows.map(({ text, label, process, datum }, i): Example => {
      const example = {
        rowNumber: i + 2,
        text:
          text === 0
            ? ''
            : text < 9
              ? `curto ${String(text)}${someData[datum] ?? ''}`
              : `um texto que basta ${String(text)}${someData[datum] ?? ''}`,
        label: names[label] ?? '',
      };
      return process > 5 ? example : { ...example, processes: [`${String(process)}${'0'.repeat(19)}`] };
    }),
  );

describe('the quality score', () => {
  it('is 100 where nothing is wrong, 0 where nothing can be learnt', () => {
    assert.deepEqual(qualityOf(categories({ a: 100, b: 100 })), {
      score: 100,
      word: 'excellent',
      reasons: [],
    });
    assert.equal(qualityOf(categories({ a: 100 })).word, 'unusable');
    assert.equal(qualityOf(categories({ a: 100 })).score, 0);
    assert.equal(qualityOf([]).score, 0);
  });

  it('names first what makes training impossible, for all that is left of the hundred', () => {
    const { reasons } = qualityOf(categories({ a: 7, b: 6 }));
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['too_few_examples', 'few_examples'],
    );
    assert.equal(Math.round(10 * reasons.reduce((sum, { points }) => sum + points, 0)), 1000);
  });

  it('says which problems cost how much, and the points add up', () => {
    const rows = [
      ...categories({ a: 150, b: 50 }),
      ...examplesFrom([
        ['', 'a'],
        ['', 'b'],
      ]).map((row) => ({ ...row, rowNumber: row.rowNumber + 900 })),
    ];
    const quality = qualityOf(rows);
    assert.deepEqual(qualitySchema.parse(quality), quality);
    assert.deepEqual(
      quality.reasons.map(({ code }) => code),
      ['few_examples', 'empty_cells'],
    );
    const lost = quality.reasons.reduce((sum, { points }) => sum + points, 0);
    assert.ok(Math.abs(100 - lost - quality.score) <= 1, `${lost} of 100, score ${quality.score}`);
  });

  it('does not fall when a finding is mended, whatever the rows and the fix', () => {
    let mended = 0;
    fc.assert(
      fc.property(messyRows, fc.boolean(), fc.infiniteStream(fc.nat(1000)), (rows, startsClean, draws) => {
        let recipe: CleaningRecipe = startsClean ? defaultRecipe(rows) : [];
        for (let round = 0; round < 4; round++) {
          const data = examined(rows, recipe);
          const findings = findProblems(data);
          const before = scoreQuality(data, findings).score;
          const steps = offeredSteps(findings);
          for (const step of steps) {
            const after = qualityOf(rows, addStep(recipe, step)).score;
            assert.ok(after >= before, `${before} fell to ${after} by ${JSON.stringify(step)}`);
            mended++;
          }
          const next = steps[draws.next().value % Math.max(1, steps.length)];
          if (next === undefined) break;
          recipe = addStep(recipe, next);
        }
      }),
      { numRuns: 30 },
    );
    assert.ok(mended > 300, `${mended} fixes were tried`);
  });

  it('does not fall when everything is mended, and mending ends', () => {
    fc.assert(
      fc.property(messyRows, (rows) => {
        const recipe = mendEverything({ raw: rows, recipe: [], facts: [], labelColumn: '' });
        assert.ok(qualityOf(rows, recipe).score >= qualityOf(rows).score);
        assert.deepEqual(mendEverything({ raw: rows, recipe, facts: [], labelColumn: '' }), recipe);
      }),
      { numRuns: 30 },
    );
  });
});
