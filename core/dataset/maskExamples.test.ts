/** Masking must not part what belongs together: rows of one process stay on one side of a split. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { personalDataKinds } from '../contract/personalData.ts';
import { groupExamples } from './groupExamples.ts';
import { maskExamples } from './maskExamples.ts';
import { examplesFrom, sentence } from './testing/tableOf.ts';

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

  it('without personal data are the same objects', () => {
    const examples = examplesFrom([['baixa definitiva', 'x']]);
    assert.equal(maskExamples(examples, personalDataKinds)[0], examples[0]);
  });
});
