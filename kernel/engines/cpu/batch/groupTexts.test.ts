/** The cut into groups is complete, sorted, and the cheapest there is. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { groupTexts } from './groupTexts.ts';

const cost = (lengths: readonly number[], groups: readonly number[][]) =>
  groups.reduce(
    (sum, group) => sum + group.length * Math.max(...group.map((text) => lengths[text]!)) ** 2,
    0,
  );

/** All ways to cut `items` into at most `most` runs. */
function* cuts(items: readonly number[], most: number): Generator<number[][]> {
  if (items.length === 0) yield [];
  if (items.length === 0 || most === 0) return;
  for (let end = 1; end <= items.length; end++) {
    for (const rest of cuts(items.slice(end), most - 1)) yield [items.slice(0, end), ...rest];
  }
}

describe('groupTexts', () => {
  it('puts every text into one group, longest first, at the least cost', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }), (lengths) => {
        const groups = groupTexts(Int32Array.from(lengths), 3);
        assert.ok(groups.length <= 3);
        const order = groups.flat();
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          lengths.map((_, text) => text),
        );
        const sorted = order.map((text) => lengths[text]!);
        assert.deepEqual(
          sorted,
          [...sorted].sort((a, b) => b - a),
        );
        const cheapest = Math.min(...[...cuts(order, 3)].map((cut) => cost(lengths, cut)));
        assert.equal(cost(lengths, groups), cheapest);
      }),
      { numRuns: 60 },
    );
  });

  const cases: [string, number[], number[][]][] = [
    ['one group of equal texts', [7, 7, 7], [[0, 1, 2]]],
    ['a group for each length while there is room', [3, 9, 3, 5], [[1], [3], [0, 2]]],
    ['nothing', [], []],
  ];
  for (const [name, lengths, expected] of cases) {
    it(`makes ${name}`, () => {
      assert.deepEqual(groupTexts(Int32Array.from(lengths), 4), expected);
    });
  }
});
