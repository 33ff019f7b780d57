import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { adviseMore, weakestCategories } from './moreExamples.ts';
import type { GrowthEvidence, MoreExamplesAdvice } from './moreExamples.ts';

/** `rights` of 100 texts were recognised with all examples, `halfRights` with half of them, mostly the same ones. */
function evidence(count: number, [rights, halfRights]: readonly [number, number]): GrowthEvidence {
  return {
    count,
    whole: Array.from({ length: 100 }, (_, i) => Number(i < rights)),
    halved: Array.from({ length: 100 }, (_, i) => Number(i < halfRights)),
  };
}

function adviceOf(count: number, rights: readonly [number, number]): MoreExamplesAdvice {
  const [advice] = adviseMore([evidence(count, rights)]);
  assert.ok(advice);
  return advice;
}

describe('what more examples would bring', () => {
  it('is less than what the last doubling brought', () => {
    const { more, recall, expected, low, high } = adviceOf(120, [80, 70]);
    assert.deepEqual([more, recall], [50, 0.8]);
    assert.ok(expected > 0.02 && expected < 0.06, `${expected}`);
    assert.ok(low > 0 && high < 0.1, `${low} to ${high}`);
  });
  it('is less sure where the texts that gained are of one process', () => {
    const rows = evidence(120, [80, 70]);
    const groups = rows.whole.map((_, i) => Math.floor(i / 10));
    const [alone] = adviseMore([rows]);
    const [together] = adviseMore([{ ...rows, groups }]);
    assert.ok(alone && together);
    assert.ok(together.high - together.low > 1.3 * (alone.high - alone.low));
  });
  it('is next to nothing where the last doubling brought nothing', () => {
    const { low, high } = adviceOf(200, [90, 90]);
    assert.ok(low === 0 && high < 0.02, `${low} to ${high}`);
  });
  it('is little for a hundred among thousands', () => {
    const { more, expected } = adviceOf(4000, [80, 70]);
    assert.equal(more, 100);
    assert.ok(expected < 0.01, `${expected}`);
  });
  it('is asked of at most half as many examples as there are, and of ten at least', () => {
    const counts = [10, 19, 40, 100, 200, 5000];
    assert.deepEqual(
      counts.map((count) => adviceOf(count, [80, 70]).more),
      [10, 10, 20, 50, 100, 100],
    );
  });
  it('is near the usual where a category’s own texts are few', () => {
    const few = {
      count: 10,
      whole: [1, 1, 1, 0, 0, 0, 0, 0, 1, 1],
      halved: [1, 1, 1, 0, 0, 0, 0, 0, 1, 1],
    };
    const many = {
      ...few,
      whole: Array(20).fill(few.whole).flat(),
      halved: Array(20).fill(few.halved).flat(),
    };
    const [ofFew, ofMany] = adviseMore([few, many]);
    // Doubling brought nothing: of ten texts that is no proof.
    assert.ok(ofFew && ofMany && ofFew.expected > 0.05 && ofMany.expected < 0.03);
  });
  it('always lies between nothing and all that is missing, with the expectation inside', () => {
    const outcome = fc.constantFrom(0, 0.5, 1);
    const category = fc.integer({ min: 10, max: 3000 }).chain((count) =>
      fc.array(fc.tuple(fc.constantFrom(0, 1), outcome), { minLength: 1, maxLength: 60 }).map((texts) => ({
        count,
        whole: texts.map(([whole]) => whole),
        halved: texts.map(([, halved]) => halved),
      })),
    );
    fc.assert(
      fc.property(fc.array(category, { minLength: 1, maxLength: 6 }), (categories) => {
        for (const { recall, expected, low, high } of adviseMore(categories)) {
          assert.ok(low >= 0 && low <= expected && expected <= high && high <= 1 - recall + 1e-12);
        }
      }),
    );
  });
});

describe('the categories worth asking about', () => {
  it('are the five least recognised that can be halved', () => {
    const recalls = [0.9, 0.1, 0.5, 0.6, 0.7, 0.8, 0.95, 0.2];
    const categories = recalls.map((recall, label) => ({ label, recall, count: label === 1 ? 9 : 10 }));
    assert.deepEqual(weakestCategories(categories), [7, 2, 3, 4, 5]);
  });
});
