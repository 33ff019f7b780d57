import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { csvTable } from './testing/csvTable.ts';
import { sharedPath } from '../../tools/testing/sharedFolder.ts';
import { splitParts } from '../contract/dataset.ts';
import type { Example, Split, SplitOptions } from '../contract/dataset.ts';
import { applyRecipe, countLabels } from './applyRecipe.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { examplesOf } from './examplesOf.ts';
import { textKey } from './foldText.ts';
import { groupExamples } from './groupExamples.ts';
import { splitExamples } from './splitExamples.ts';
import { examplesFrom, sentence } from './testing/tableOf.ts';

const options: SplitOptions = { seed: 42, validationShare: 0.1, testShare: 0.1 };

/** Part of each row number; fails when a row is in none or in two. */
function partOfRow(split: Split, examples: readonly Example[]): Map<number, string> {
  const parts = new Map<number, string>();
  for (const part of splitParts) {
    for (const row of split[part]) {
      assert.ok(!parts.has(row), `row ${row} is in two parts`);
      parts.set(row, part);
    }
  }
  assert.equal(parts.size, examples.length, 'every row is in a part');
  return parts;
}

/**
 * Rows that must not be parted: one text, one number in the process column, or a number in the text itself, where at
 * most a fifth of the texts mention it and the text lists at most five.
 */
function assertNothingLeaks(split: Split, examples: readonly Example[]): void {
  const parts = partOfRow(split, examples);
  const mentions = examples.map(({ text }) => [
    ...new Set(text.match(/\d{7}-\d{2}\.\d{4}\.\d\.\d{2}\.\d{4}/g)),
  ]);
  const counts = new Map<string, number>();
  for (const number of mentions.flat()) counts.set(number, (counts.get(number) ?? 0) + 1);
  const seen = new Map<string, string | undefined>();
  examples.forEach(({ rowNumber, text, processes = [] }, i) => {
    const listed = mentions[i] ?? [];
    const telling = listed.filter((number) => (counts.get(number) ?? 0) <= Math.max(1, examples.length / 5));
    const numbers = (listed.length > 5 ? [] : telling).map((number) => number.replace(/\D/g, ''));
    for (const key of [textKey(text), ...numbers, ...processes]) {
      const part = parts.get(rowNumber);
      assert.equal(part, seen.get(key) ?? part, `${key} is in two parts`);
      seen.set(key, part);
    }
  });
}

function assertAllLearnt(split: Split, examples: readonly Example[]): void {
  const train = new Set(split.train);
  const learnt = new Set(examples.filter(({ rowNumber }) => train.has(rowNumber)).map(({ label }) => label));
  for (const { label } of examples) assert.ok(learnt.has(label), `${label} can be learnt`);
}

/** Categories with three groups of their own are in every part. */
function assertLabelsEverywhere(split: Split, examples: readonly Example[]): void {
  const parts = partOfRow(split, examples);
  const own = new Map<string, number>();
  for (const { members } of groupExamples(examples)) {
    const labels = new Set(members.map((i) => examples[i]!.label));
    if (labels.size > 1) continue;
    for (const label of labels) own.set(label, (own.get(label) ?? 0) + 1);
  }
  for (const [label, groups] of own) {
    const present = new Set(
      examples.filter((example) => example.label === label).map(({ rowNumber }) => parts.get(rowNumber)),
    );
    assert.ok(present.has('train'), `${label} can be learnt`);
    if (groups >= 3)
      assert.equal(present.size, 3, `${label} (${groups} groups) is only in ${[...present].join(', ')}`);
  }
}

const processOf = (n: number): string => `${String(1_000_000 + n)}-11.2019.8.26.0100`;

/** Few different texts, some in a process or two, with categories of very different size. */
const rowSets = fc
  .array(
    fc.record({ text: fc.nat(400), processes: fc.array(fc.nat(60), { maxLength: 2 }), label: fc.nat(24) }),
    { minLength: 20, maxLength: 300 },
  )
  .map((rows) =>
    examplesFrom(
      rows.map(({ text, processes, label }) => [
        [sentence(text), ...processes.map(processOf)].join(' '),
        `categoria ${Math.floor(Math.sqrt(label))}`,
      ]),
    ),
  );

/** The same, most rows with one of few numbers in their process column: large groups of several categories. */
const rowSetsOfProcesses = fc
  .tuple(rowSets, fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat(999)))
  .map(([examples, processes, draws]) =>
    examples.map((example) => {
      const draw = draws.next().value % (processes + 1);
      return draw === 0 ? example : { ...example, processes: [`${1_000_000 + draw}1120198260100`] };
    }),
  );

describe('splitting', () => {
  it('puts each row in one part and never parts a group', () => {
    fc.assert(
      fc.property(rowSets, fc.integer(), (examples, seed) => {
        assertNothingLeaks(splitExamples(examples, { ...options, seed }), examples);
      }),
    );
  });

  it('never parts the rows of a process column, and lets training see every category', () => {
    fc.assert(
      fc.property(rowSetsOfProcesses, fc.integer(), (examples, seed) => {
        const split = splitExamples(examples, { ...options, seed });
        assertNothingLeaks(split, examples);
        assertAllLearnt(split, examples);
      }),
    );
  });

  it('keeps four processes of fifty rows whole, and gives every part one', () => {
    const rows = Array.from({ length: 200 }, (_, i) => [sentence(i), `c${i % 3}`] as const);
    const examples = examplesFrom(rows).map((example, i) => ({
      ...example,
      processes: [`100000${i % 4}1120198260100`],
    }));
    for (let seed = 0; seed < 20; seed++) {
      const split = splitExamples(examples, { ...options, seed });
      assertNothingLeaks(split, examples);
      assert.deepEqual([split.train.length, split.validation.length, split.test.length], [100, 50, 50]);
    }
  });

  it('keeps for training the last process of a category that shares all of them with others', () => {
    const processes = ['a z', 'a z', 'a a a a a a', 'b z', 'b b b b b b', 'b b'];
    const rows = processes.flatMap((labels, n) =>
      labels.split(' ').map((label) => ({ label, processes: [processOf(n)] })),
    );
    const examples = rows.map((row, i) => ({ ...row, rowNumber: i + 2, text: sentence(i) }));
    for (let seed = 0; seed < 20; seed++)
      assertAllLearnt(splitExamples(examples, { ...options, seed }), examples);
  });

  it('never parts texts that are nearly the same', () => {
    const words = Array.from({ length: 400 }, (_, i) => `palavra${i}`);
    const versions = fc.array(fc.tuple(fc.nat(9), fc.nat(399)), { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(versions, fc.integer(), (drawn, seed) => {
        // Of each of ten documents several versions with one word changed.
        const examples = examplesFrom(
          drawn.map(([document, place], i) => [
            words.map((word, k) => (k === place ? `nova${i}` : `${word}d${document}`)).join(' '),
            `c${document % 2}`,
          ]),
        );
        const parts = partOfRow(splitExamples(examples, { ...options, seed }), examples);
        for (let document = 0; document < 10; document++) {
          const own = examples.filter((_, i) => drawn[i]?.[0] === document);
          assert.ok(new Set(own.map(({ rowNumber }) => parts.get(rowNumber))).size <= 1);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('leaves what one process alone could fill to training', () => {
    const examples = examplesFrom(Array.from({ length: 60 }, (_, i) => [sentence(i), `c${i % 2}`])).map(
      (example) => ({ ...example, processes: ['10000011120198260100'] }),
    );
    const { train, validation, test, untestedLabels } = splitExamples(examples, options);
    assert.deepEqual([train.length, validation, test, untestedLabels], [60, [], [], ['c0', 'c1']]);
  });

  it('shows every category of three groups to training, validation and test', () => {
    fc.assert(
      fc.property(rowSets, fc.integer(), (examples, seed) => {
        assertLabelsEverywhere(splitExamples(examples, { ...options, seed }), examples);
      }),
    );
  });

  it('gives the same texts the same part when the rows are shuffled and numbered anew', () => {
    fc.assert(
      fc.property(
        rowSets.chain((examples) =>
          fc.tuple(fc.constant(examples), fc.shuffledSubarray(examples, { minLength: examples.length })),
        ),
        ([examples, shuffled]) => {
          const renumbered = shuffled.map((example, i) => ({ ...example, rowNumber: i + 500 }));
          const assignment = (rows: readonly Example[]): string[] => {
            const parts = partOfRow(splitExamples(rows, options), rows);
            return rows
              .map(
                ({ rowNumber, text, label }) => `${textKey(text)} = ${label}: ${parts.get(rowNumber) ?? ''}`,
              )
              .sort();
          };
          assert.deepEqual(assignment(renumbered), assignment(examples));
        },
      ),
    );
  });

  it('meets the shares of every category to one example where all texts differ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 10, max: 150 }), { minLength: 2, maxLength: 8 }),
        fc.integer(),
        (sizes, seed) => {
          const examples = examplesFrom(
            sizes.flatMap((size, label) =>
              Array.from({ length: size }, (_, i) => [`texto ${label} ${i}`, `c${label}`] as const),
            ),
          );
          const split = splitExamples(examples, { ...options, seed });
          for (const [label, count] of countLabels(examples)) {
            const rows = new Set(
              examples.filter((example) => example.label === label).map(({ rowNumber }) => rowNumber),
            );
            for (const part of ['validation', 'test'] as const) {
              const got = split[part].filter((row) => rows.has(row)).length;
              assert.ok(Math.abs(got - count * 0.1) <= 1, `${label}: ${got} of ${count} in ${part}`);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives different seeds different parts, and the same seed the same', () => {
    const examples = examplesFrom(Array.from({ length: 200 }, (_, i) => [sentence(i), `c${i % 3}`]));
    assert.deepEqual(splitExamples(examples, options), splitExamples(examples, options));
    assert.notDeepEqual(
      splitExamples(examples, { ...options, seed: 7 }).test,
      splitExamples(examples, options).test,
    );
  });

  it('lets every text be tested by some seed: chance has no favourites', () => {
    const examples = examplesFrom(Array.from({ length: 100 }, (_, i) => [sentence(i), `c${i % 2}`]));
    const tested = new Map<number, number>();
    for (let seed = 0; seed < 400; seed++) {
      for (const row of splitExamples(examples, { ...options, seed }).test)
        tested.set(row, (tested.get(row) ?? 0) + 1);
    }
    const counts = examples.map(({ rowNumber }) => tested.get(rowNumber) ?? 0);
    assert.ok(
      Math.min(...counts) > 15 && Math.max(...counts) < 70,
      `${Math.min(...counts)} to ${Math.max(...counts)} of 400`,
    );
  });

  it('keeps much copied texts out of the test, where one alone would decide the figure', () => {
    const copies = Array.from(
      { length: 60 },
      (_, i) => [`baixa definitiva ${'abcd'.charAt(i % 4)}`, 'a'] as const,
    );
    const others = Array.from({ length: 240 }, (_, i) => [sentence(i), i % 2 === 0 ? 'a' : 'b'] as const);
    const examples = examplesFrom([...copies, ...others]);
    for (let seed = 0; seed < 100; seed++) {
      const split = splitExamples(examples, { ...options, seed });
      for (const { rowNumber } of examples.slice(0, 4))
        assert.ok(split.train.includes(rowNumber), `seed ${seed}`);
      assert.ok(Math.abs(split.test.length - 30) <= 1 && Math.abs(split.validation.length - 30) <= 1);
    }
  });

  it('says which categories the test cannot speak of', () => {
    const examples = examplesFrom([
      ...Array.from({ length: 60 }, (_, i) => [sentence(i), 'comum'] as const),
      ['só um', 'única'],
      ['um', 'dupla'],
      ['dois', 'dupla'],
    ]);
    const split = splitExamples(examples, options);
    assert.ok(split.untestedLabels.includes('única'));
    assert.ok(!split.untestedLabels.includes('comum'));
    assert.ok(split.train.includes(examples[60]!.rowNumber), 'a single example is for learning');
    assertLabelsEverywhere(split, examples);
  });

  it('leaves parts of no share empty', () => {
    const examples = examplesFrom(Array.from({ length: 50 }, (_, i) => [sentence(i), `c${i % 2}`]));
    const split = splitExamples(examples, { seed: 1, validationShare: 0, testShare: 0 });
    assert.deepEqual(
      [split.train.length, split.validation, split.test, split.untestedLabels],
      [50, [], [], ['c0', 'c1']],
    );
  });

  for (const set of ['pt_legal_movimentacoes', 'en_banking77', 'en_clinc150']) {
    it(`meets the shares of ${set} and keeps its groups whole`, function () {
      const raw = examplesOf(csvTable(sharedPath(this, 'data', set, 'data.csv')), {
        textColumn: 'text',
        labelColumn: 'label',
      });
      const { examples } = applyRecipe(raw, defaultRecipe(raw));
      const split = splitExamples(examples, options);
      assertNothingLeaks(split, examples);
      assertLabelsEverywhere(split, examples);
      assert.deepEqual(split.untestedLabels, []);
      const counts = countLabels(examples);
      for (const part of ['validation', 'test'] as const) {
        const share = split[part].length / examples.length;
        assert.ok(Math.abs(share - 0.1) < 0.01, `${part}: ${share}`);
        const rows = new Set(split[part]);
        const inPart = countLabels(examples.filter(({ rowNumber }) => rows.has(rowNumber)));
        for (const [label, count] of counts) {
          const off = Math.abs((inPart.get(label) ?? 0) - count * 0.1);
          assert.ok(
            off <= Math.max(2, count * 0.02),
            `${label}: ${inPart.get(label) ?? 0} of ${count} in ${part}`,
          );
        }
      }
    });
  }
});
