import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { rankLabelDoubts } from './suspectLabels.ts';

const doubtsOf = (rows: readonly (readonly [given: number, ...probabilities: number[]])[]) =>
  rankLabelDoubts({
    probabilities: rows.flatMap(([, ...probabilities]) => probabilities),
    labels: rows.map(([given]) => given),
    labelCount: (rows[0]?.length ?? 1) - 1,
  });

describe('rankLabelDoubts', () => {
  // Worked out by hand: the categories' own texts get 0.6 and 0.7 on average.
  const rows = [
    [0, 0.9, 0.1],
    [0, 0.8, 0.2],
    [0, 0.1, 0.9],
    [1, 0.2, 0.8],
    [1, 0.4, 0.6],
  ] as const;

  it('puts the label first that another category is furthest ahead of', () => {
    const doubts = doubtsOf(rows);
    assert.deepEqual(
      doubts.map(({ place }) => place),
      [2, 4, 3, 1, 0],
    );
    assert.deepEqual(doubts[0], { place: 2, given: 0, proposed: 1, certainty: 0.9, isSuspect: true });
  });
  it('suspects only where the models are as sure as of that category’s own texts', () => {
    assert.deepEqual(
      doubtsOf(rows)
        .filter(({ isSuspect }) => isSuspect)
        .map(({ place }) => place),
      [2],
    );
  });
  it('a category the models are always unsure of does not fill the list', () => {
    const unsure = Array.from({ length: 10 }, () => [1, 0.55, 0.45] as const);
    const doubts = doubtsOf([...unsure, [0, 0.95, 0.05], [0, 0.9, 0.1], [0, 0.3, 0.7]]);
    assert.equal(doubts[0]?.place, 12);
    assert.equal(doubts.filter(({ isSuspect }) => isSuspect).length, 1);
  });
  it('models that learnt nothing suspect nothing', () => {
    const nearlyAlike = Array.from({ length: 30 }, (_, i) => {
      const more = 0.01 * (i % 7);
      return [i % 2, 0.49 + more, 0.51 - more] as const;
    });
    assert.ok(doubtsOf(nearlyAlike).every(({ isSuspect }) => !isSuspect));
  });
  it('a category that nobody was given is never proposed as certain', () => {
    assert.ok(
      doubtsOf([
        [0, 0.5, 0.5],
        [0, 0.1, 0.9],
      ]).every(({ isSuspect }) => !isSuspect),
    );
  });
  it('names every text once and proposes another category', () => {
    const row = fc
      .tuple(
        fc.nat({ max: 2 }),
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      )
      .map(([given, powers]): [number, ...number[]] => [
        given,
        ...powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0)),
      ]);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (list) => {
        const doubts = doubtsOf(list);
        assert.deepEqual(
          doubts.map(({ place }) => place).sort((a, b) => a - b),
          list.map((_, place) => place),
        );
        assert.ok(doubts.every(({ given, proposed }) => given !== proposed));
      }),
    );
  });
});
