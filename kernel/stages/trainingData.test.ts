import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { maskExamples } from '../../core/dataset/maskExamples.ts';
import { splitExamples } from '../../core/dataset/splitExamples.ts';
import { trainingData } from './trainingData.ts';

describe('training data', () => {
  it('holds every piece of a long text, all in one part', () => {
    const examples = Array.from({ length: 60 }, (_, i) => ({
      // Rows 2 to 31, each in two pieces.
      rowNumber: 2 + Math.floor(i / 2),
      text: `texto número ${i}`,
      label: i % 4 < 2 ? 'a' : 'b',
    }));
    const split = splitExamples(examples, { seed: 1, validationShare: 0.2, testShare: 0.2 });
    const rows = [...split.train, ...split.validation, ...split.test];
    assert.deepEqual(
      rows.sort((a, b) => a - b),
      Array.from({ length: 30 }, (_, i) => i + 2),
    );
    const { train, validation, test } = trainingData(examples, split);
    for (const [part, count] of [
      [train, split.train.length],
      [validation, split.validation.length],
      [test, split.test.length],
    ] as const)
      assert.equal(part.texts.length, 2 * count);
  });

  it('of masked texts has numbers that tell no person, and keys of the texts as they were', () => {
    const people = ['João Silva', 'Rita Souza', 'Bento Lima'];
    const examples = Array.from({ length: 60 }, (_, i) => ({
      rowNumber: i + 2,
      text: `o autor ${people[i % 3] ?? ''} pede ${'vista '.repeat(i)}`,
      label: i % 2 === 0 ? 'a' : 'b',
    }));
    const masked = maskExamples(examples, ['person']);
    assert.ok(masked.some(({ text }) => text.includes('[PESSOA 3]')));
    const split = splitExamples(examples, { seed: 1, validationShare: 0.2, testShare: 0.2 });
    const { train, validation, test, testKeys } = trainingData(masked, split);
    for (const { texts } of [train, validation, test])
      for (const text of texts) assert.match(text, /^o autor \[PESSOA 1\] pede/u);
    assert.deepEqual(testKeys, trainingData(examples, split).testKeys);
    assert.equal(new Set(testKeys).size, split.test.length);
  });
});
