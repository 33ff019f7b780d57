import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Example } from '../contract/dataset.ts';
import { splitExamples } from './splitExamples.ts';
import { splitKeepingTest } from './splitKeepingTest.ts';

const options = { seed: 42, validationShare: 0.1, testShare: 0.1 };

function examplesOf(count: number, from = 2): Example[] {
  return Array.from({ length: count }, (_, i) => ({
    rowNumber: from + i,
    text: `texto de número ${from + i}`,
    label: i % 3 === 0 ? 'A' : 'B',
  }));
}

/** The test texts of a first split of `before`, kept in one of `after`. */
function keep(before: readonly Example[], after: readonly Example[]) {
  const rows = new Set(splitExamples(before, options).test);
  const texts = new Set(before.filter(({ rowNumber }) => rows.has(rowNumber)).map(({ text }) => text));
  return { texts, split: splitKeepingTest(after, options, ({ text }) => texts.has(text)) };
}

describe('keeping the test part of an earlier run', () => {
  const before = examplesOf(200);

  it('rows that were added train and validate', () => {
    const { split, texts } = keep(before, [...before, ...examplesOf(100, 500)]);
    assert.equal(split.test.length, texts.size);
    assert.ok(Math.max(...split.test) < 500);
    assert.equal(split.validation.length, Math.round((300 - texts.size) / 9));
  });
  it('categories that were corrected move no text', () => {
    const corrected = before.map((one, i) => (i % 7 === 0 ? { ...one, label: 'C' } : one));
    const { split } = keep(before, corrected);
    assert.deepEqual(split.test, splitExamples(before, options).test);
  });
  it('a fresh split would move them', () => {
    const corrected = before.map((one, i) => (i % 7 === 0 ? { ...one, label: 'C' } : one));
    assert.notDeepEqual(splitExamples(corrected, options).test, splitExamples(before, options).test);
  });
  it('a row added to a tested process is tested too, not learnt from', () => {
    const inProcess = before.map((one, i): Example => (i < 20 ? { ...one, process: '1'.repeat(20) } : one));
    const tested = inProcess[3];
    assert.ok(tested);
    const added: Example = { rowNumber: 900, text: 'outro andamento', label: 'A', process: '1'.repeat(20) };
    const split = splitKeepingTest(
      [...inProcess, added],
      options,
      ({ rowNumber }) => rowNumber === tested.rowNumber,
    );
    assert.ok(split.test.includes(900));
    assert.equal(split.test.length, 21);
  });
  it('a category without a tested text is said', () => {
    const { split } = keep(before, [...before, { rowNumber: 900, text: 'novo', label: 'Z' }]);
    assert.deepEqual(split.untestedLabels, ['Z']);
  });
  it('every example lies in exactly one part, whatever was tested', () => {
    const example = fc.record({
      text: fc.constantFrom(...Array.from('abcdefghijklm')),
      label: fc.constantFrom('A', 'B'),
    });
    fc.assert(
      fc.property(
        fc.array(example, { maxLength: 40 }),
        fc.subarray(Array.from('abcdefghijklm')),
        (list, kept) => {
          const examples = list.map((one, i) => ({ ...one, rowNumber: i }));
          const { train, validation, test } = splitKeepingTest(examples, options, ({ text }) =>
            kept.includes(text),
          );
          assert.deepEqual(
            [...train, ...validation, ...test].sort((a, b) => a - b),
            examples.map(({ rowNumber }) => rowNumber),
          );
          for (const { rowNumber, text } of examples)
            assert.equal(test.includes(rowNumber), kept.includes(text));
        },
      ),
    );
  });
});
