import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { computeScores } from '../training/scores.ts';
import { intervalSchema, scoresSchema } from './evaluation.ts';
import type { Scores } from './evaluation.ts';

const labels = ['Cobrança', 'Família'];
const scores = computeScores({ truth: [0, 0, 0, 1], predicted: [0, 0, 1, 1], labels });
const isBelieved = (changed: Partial<Scores>) => scoresSchema.safeParse({ ...scores, ...changed }).success;

describe('scores from outside', () => {
  it('are believed as they were computed, and without the matrix where it was not kept', () => {
    assert.ok(isBelieved({}));
    assert.ok(isBelieved({ labels: [], confusion: [] }));
    assert.ok(scoresSchema.safeParse(computeScores({ truth: [], predicted: [], labels })).success);
  });
  const interval = { low: 0.2, high: 0.9, level: 0.95 };
  for (const [what, changed] of [
    ['an accuracy of 700 %', { accuracy: 7 }],
    ['a share below nothing', { macroF1: -0.1 }],
    ['an interval that begins below nothing', { interval: { ...interval, low: -3 } }],
    ['an interval that ends before it begins', { interval: { ...interval, low: 0.95 } }],
    ['half a text', { count: 3.5 }],
    [
      'fewer than no texts',
      {
        confusion: [
          [3, -1],
          [0, 2],
        ],
      },
    ],
    ['an accuracy that is not that of the matrix', { accuracy: 1 }],
    ['a count that is not that of the matrix', { count: 40 }],
    [
      'a matrix of other categories',
      {
        confusion: [
          [3, 0, 0],
          [0, 1, 0],
          [0, 0, 0],
        ],
      },
    ],
    ['a matrix with a short line', { confusion: [[2, 1], [1]] }],
  ] as const)
    it(`are not believed with ${what}`, () => {
      assert.ok(!isBelieved(changed as Partial<Scores>));
    });
  it('a whole interval is believed', () => {
    assert.ok(intervalSchema.safeParse(interval).success);
  });
});
