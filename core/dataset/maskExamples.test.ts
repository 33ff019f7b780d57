/** Masking must not part what belongs together: rows of one process stay on one side of a split. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { personalDataKinds } from '../contract/personalData.ts';
import { earlierParts, splitKeys } from './earlierSplit.ts';
import { groupExamples } from './groupExamples.ts';
import { maskExamples } from './maskExamples.ts';
import { splitExamples } from './splitExamples.ts';
import { examplesFrom, sentence } from './testing/tableOf.ts';

const names = ['João', 'Rita', 'Bento', 'Ana', 'Ivo', 'Eva', 'Hugo', 'Lia', 'Caio'].map(
  (name) => `${name} Amaral`,
);

/** Rows of few texts, some naming a process or a person. */
const rowSets = fc
  .array(fc.record({ text: fc.nat(50), process: fc.option(fc.nat(9)), person: fc.option(fc.nat(5)) }), {
    minLength: 12,
    maxLength: 80,
  })
  .map((rows) =>
    examplesFrom(
      rows.map(({ text, process, person }) => [
        [
          sentence(text),
          ...(process === null ? [] : [`autos ${1_000_000 + process}-11.2019.8.26.0100`]),
          ...(person === null ? [] : [`autor João ${'ABCDEF'.charAt(person)}maral`]),
        ].join(', '),
        'x',
      ]),
    ),
  );

describe('masked examples', () => {
  it('stay with those they belonged to', () => {
    fc.assert(
      fc.property(rowSets, (examples) => {
        const masked = maskExamples(examples, personalDataKinds);
        const groupOf = new Map(
          groupExamples(masked).flatMap(({ members }, group) => members.map((i) => [i, group] as const)),
        );
        for (const { members } of groupExamples(examples))
          assert.equal(new Set(members.map((i) => groupOf.get(i))).size, 1);
        for (const { text } of masked) assert.doesNotMatch(text, /\d{7}-\d{2}|João/);
      }),
    );
  });

  it('remember their first text when masked twice', () => {
    const examples = examplesFrom([['autos 0001234-74.2019.8.26.0100', 'x']]);
    const [once] = maskExamples(examples, ['process']);
    const [twice] = maskExamples(maskExamples(examples, ['process']), ['person']);
    assert.equal(once?.textBeforeMasking, 'autos 0001234-74.2019.8.26.0100');
    assert.deepEqual(twice, once);
  });

  it('are divided as before they were masked, and keep their parts when they follow an earlier division', () => {
    const options = { seed: 7, validationShare: 0.2, testShare: 0.2 };
    const examples = examplesFrom(
      Array.from({ length: 90 }, (_, i) => [
        `o autor ${names[i % 9] ?? ''} ${sentence(i * 37)} ${String(i)}, CPF 529.982.247-25`,
        i % 2 === 0 ? 'a' : 'b',
      ]),
    );
    const masked = maskExamples(examples, personalDataKinds);
    assert.ok(masked.every(({ textBeforeMasking }) => textBeforeMasking !== undefined));
    const [plain, hidden] = [examples, masked].map((rows) => splitExamples(rows, options));
    assert.ok(plain && hidden);
    assert.deepEqual(hidden, plain);
    const keys = splitKeys(hidden, masked);
    assert.deepEqual(keys, splitKeys(plain, examples));
    const others = { ...options, seed: 8 };
    for (const rows of [examples, masked])
      assert.deepEqual(splitExamples(rows, others, earlierParts(keys)).test, plain.test);
    assert.notDeepEqual(splitExamples(examples, others).test, plain.test);
  });

  it('that a model reads as one text are together', () => {
    const examples = examplesFrom(
      ['João Silva', 'Rita Souza', 'Bento Lima'].map((name) => [`o autor ${name} pede vista`, 'x']),
    );
    assert.equal(groupExamples(examples).length, 3);
    assert.equal(groupExamples(maskExamples(examples, ['person'])).length, 1);
  });

  it('without personal data are the same objects', () => {
    const examples = examplesFrom([['baixa definitiva', 'x']]);
    assert.equal(maskExamples(examples, personalDataKinds)[0], examples[0]);
  });
});
