import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { splitParts, splitSchema } from '../contract/dataset.ts';
import type { Example, Split, SplitOptions, SplitPart } from '../contract/dataset.ts';
import { earlierParts, keptTests, splitKeys } from './earlierSplit.ts';
import { textKey } from './foldText.ts';
import { groupExamples } from './groupExamples.ts';
import { splitExamples } from './splitExamples.ts';
import { examplesFrom, sentence } from './testing/tableOf.ts';

const options: SplitOptions = { seed: 42, validationShare: 0.1, testShare: 0.1 };

/** Part of each text. */
function partsOf(split: Split, examples: readonly Example[]): Map<string, SplitPart> {
  const byRow = new Map(examples.map((example) => [example.rowNumber, example]));
  return new Map(
    splitParts.flatMap((part) =>
      split[part].map((row) => [textKey(byRow.get(row)?.text ?? ''), part] as const),
    ),
  );
}

const plain = (from: number, count: number): Example[] =>
  examplesFrom(Array.from({ length: count }, (_, i) => [sentence(from + i), `c${String(i % 3)}`])).map(
    (one) => ({
      ...one,
      rowNumber: one.rowNumber + from,
    }),
  );

/** Rows that were there, and a later version of the file: some taken out, new ones anywhere, all numbered anew. */
const versions = fc
  .record({
    before: fc.array(
      fc.record({ text: fc.nat(300), label: fc.nat(3), process: fc.option(fc.nat(40), { freq: 3 }) }),
      {
        minLength: 30,
        maxLength: 200,
      },
    ),
    added: fc.array(
      fc.record({ text: fc.nat(600), label: fc.nat(4), process: fc.option(fc.nat(60), { freq: 3 }) }),
      {
        maxLength: 200,
      },
    ),
    keepsEvery: fc.integer({ min: 2, max: 50 }),
    corrected: fc.nat(4),
  })
  .map(({ before, added, keepsEvery, corrected }) => {
    const example = ({ text, label, process }: (typeof before)[number], rowNumber: number): Example => ({
      rowNumber,
      text: sentence(text),
      label: `c${String(label)}`,
      ...(process !== null && { processes: [`${String(process).padStart(2, '0')}${'1'.repeat(18)}`] }),
    });
    const kept = before.filter((_, i) => i % keepsEvery !== 0);
    const relabelled = kept.map((row, i) => (i % 7 === corrected ? { ...row, label: 4 } : row));
    const later = [...added.slice(0, 9), ...relabelled, ...added.slice(9)];
    return {
      before: before.map((row, i) => example(row, i + 2)),
      later: later.map((row, i) => example(row, i + 1000)),
    };
  });

describe('a split that follows an earlier one', () => {
  it('keeps every tested text in the test, wherever its row went and whatever its category is now', () => {
    fc.assert(
      fc.property(versions, fc.integer(), ({ before, later }, seed) => {
        const first = splitExamples(before, options);
        const keys = splitKeys(first, before);
        const second = splitExamples(later, { ...options, seed }, earlierParts(keys));
        const [was, is] = [partsOf(first, before), partsOf(second, later)];
        for (const [text, part] of was) {
          const now = is.get(text);
          if (now === undefined) continue;
          if (part === 'test') assert.equal(now, 'test', text);
          // A new row can join a text to one that must not be learned from; never the other way.
          if (part === 'validation') assert.notEqual(now, 'train', text);
        }
        const gone = [...was].filter(([text, part]) => part === 'test' && !is.has(text)).length;
        const tests = new Set([...was].filter(([, part]) => part === 'test').map(([text]) => text)).size;
        assert.deepEqual(keptTests(keys, splitKeys(second, later)), { kept: tests - gone, of: tests });
      }),
    );
  });

  it('puts each row in one part and parts no group', () => {
    fc.assert(
      fc.property(versions, ({ before, later }) => {
        const keys = splitKeys(splitExamples(before, options), before);
        const split = splitExamples(later, options, earlierParts(keys));
        const partOf = new Map(splitParts.flatMap((part) => split[part].map((row) => [row, part] as const)));
        assert.equal(
          splitParts.reduce((sum, part) => sum + split[part].length, 0),
          later.length,
        );
        for (const { members } of groupExamples(later)) {
          const parts = new Set(members.map((i) => partOf.get(later[i]?.rowNumber ?? 0)));
          assert.equal(parts.size, 1);
        }
      }),
    );
  });

  it('changes nothing where nothing was added', () => {
    const rows = plain(0, 200);
    const first = splitExamples(rows, options);
    const again = splitExamples(rows, { ...options, seed: 7 }, earlierParts(splitKeys(first, rows)));
    for (const part of splitParts) assert.deepEqual(again[part], first[part]);
  });

  it('fills the parts to their shares with new rows', () => {
    const rows = plain(0, 200);
    const earlier = earlierParts(splitKeys(splitExamples(rows, options), rows));
    const later = splitExamples([...rows, ...plain(1000, 200)], options, earlier);
    assert.deepEqual([later.validation.length, later.test.length], [40, 40]);
  });

  it('survives being written down', () => {
    const rows = plain(0, 60);
    const split = splitExamples(rows, options);
    const keys = splitKeys(split, rows);
    assert.deepEqual(splitSchema.parse(JSON.parse(JSON.stringify({ ...split, keys }))).keys, keys);
    assert.equal(new Set([...keys.train, ...keys.validation, ...keys.test]).size, 60);
  });
});
