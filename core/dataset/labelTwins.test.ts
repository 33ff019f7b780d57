import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { applyRecipe } from './applyRecipe.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { labelTwins } from './labelTwins.ts';
import { examplesFrom } from './testing/tableOf.ts';

function check(name: string, labels: readonly string[], expected: Record<string, string[]>): void {
  it(name, () => {
    const found = Object.fromEntries(
      labelTwins(labels.map((label) => ({ label }))).map(({ into, from }) => [into, [...from]]),
    );
    assert.deepEqual(found, expected);
  });
}

describe('label twins', () => {
  check('merge into the most frequent spelling', ['Petição', 'Petição', 'PETICAO', 'petição '], {
    Petição: ['PETICAO', 'petição '],
  });
  check('take the careful spelling of two equally frequent ones', ['PETICAO', 'Petição'], {
    Petição: ['PETICAO'],
  });
  check('ignore what follows the word', ['Sentença.', 'Sentença', 'Sentença', 'sentenca;'], {
    Sentença: ['Sentença.', 'sentenca;'],
  });
  check('tidy a category whose every row has stray spaces', ['Ativo ', 'Ativo ', 'Suspenso'], {
    Ativo: ['Ativo '],
  });
  check('see one word in composed and decomposed accents', ['Decisão', 'Decisão', 'Decisa\u0303o'], {
    Decisão: ['Decisa\u0303o'],
  });
  check(
    'count spellings that only differ in spaces together',
    ['ATIVO', 'ATIVO', 'Ativo', 'Ativo ', ' Ativo'],
    { Ativo: [' Ativo', 'ATIVO', 'Ativo '] },
  );
  check('join half-accented spellings', ['petiçao', 'peticão', 'petição', 'petição'], {
    petição: ['peticão', 'petiçao'],
  });
  check('leave two words apart that differ in the accent', ['avó', 'avô', 'avo', 'avo'], {});
  check('join full-width letters and ligatures', ['ＡＴＩＶＯ', 'Ativo', 'Ativo', 'ﬁm', 'fim', 'fim'], {
    Ativo: ['ＡＴＩＶＯ'],
    fim: ['ﬁm'],
  });
  check('ignore only what stands at the end', ['..x', 'x', 'x', '. .'], {});

  it('take no longer than their names are long', () => {
    const label = `${'.'.repeat(2_000_000)}x`;
    assert.deepEqual(labelTwins([{ label }, { label: `${label}.` }, { label }]), [
      { into: label, from: [`${label}.`] },
    ]);
  });

  check('leave empty cells alone', ['', ' ', 'x'], {});
  check('do not read signs as punctuation', ['A', 'A-', 'A+', 'C', 'C++', 'C#', '+', '-', '?'], {});

  const apart = [
    ['Cível', 'Criminal'],
    ['Apelação Cível', 'Apelação Criminal'],
    ['1ª Vara', '2ª Vara'],
    ['1º grau', '2º grau'],
    ['procedente', 'improcedente'],
    ['deferido', 'indeferido'],
    ['conhecido', 'não conhecido'],
    ['autor', 'autora'],
    ['recurso', 'recursos'],
    ['Classe 1', 'Classe 11'],
    ['card_payment', 'card payments'],
  ] as const;
  const vary = (label: string, change: number): string =>
    [
      label,
      label.toUpperCase(),
      label.toLowerCase(),
      ` ${label} `,
      `${label}.`,
      label.normalize('NFD').replace(/\p{Mn}/gu, ''),
    ][change % 6] ?? label;

  it('never join different categories, however their rows are spelt', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...apart),
        fc.array(fc.tuple(fc.nat(1), fc.nat(5)), { minLength: 2, maxLength: 12 }),
        (pair, picks) => {
          const examples = examplesFrom(
            picks.map(([side, change], i) => [`texto ${i}`, vary(pair[side] ?? '', change)]),
          );
          const { examples: merged } = applyRecipe(
            examples,
            defaultRecipe(examples).filter(({ kind }) => kind === 'mergeLabels'),
          );
          const labelsOf = (side: number): Set<string> =>
            new Set(merged.filter((_, i) => picks[i]?.[0] === side).map(({ label }) => label));
          const [first, second] = [labelsOf(0), labelsOf(1)];
          assert.ok(first.size <= 1 && second.size <= 1, 'each category has one spelling');
          for (const label of first) assert.ok(!second.has(label), `${label} is in both`);
        },
      ),
    );
  });

  it('do not depend on the order of the rows, and merging twice changes nothing', () => {
    const label = fc
      .tuple(fc.constantFrom('Petição', 'Ofício', 'Sentença', 'Mandado'), fc.nat(5))
      .map(([word, change]) => vary(word, change));
    fc.assert(
      fc.property(
        fc
          .array(label, { minLength: 1, maxLength: 30 })
          .chain((labels) =>
            fc.tuple(fc.constant(labels), fc.shuffledSubarray(labels, { minLength: labels.length })),
          ),
        ([labels, shuffled]) => {
          const twins = labelTwins(labels.map((one) => ({ label: one })));
          assert.deepEqual(labelTwins(shuffled.map((one) => ({ label: one }))), twins);
          const into = (one: string): string => twins.find(({ from }) => from.includes(one))?.into ?? one;
          assert.deepEqual(labelTwins(labels.map((one) => ({ label: into(one) }))), []);
        },
      ),
    );
  });
});
