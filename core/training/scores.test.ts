import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { computeScores } from './scores.ts';

const labels = ['a', 'b', 'c'];

describe('computeScores', () => {
  // The same example through scikit-learn's classification_report.
  const scores = computeScores({ truth: [0, 0, 0, 1, 1, 2], predicted: [0, 0, 1, 1, 2, 2], labels });

  it('accuracy is the share of right answers', () => {
    assert.equal(scores.accuracy, 4 / 6);
    assert.equal(scores.count, 6);
  });
  it('precision, recall and F1 of each category', () => {
    assert.deepEqual(
      scores.labels.map(({ precision, recall, f1 }) => [precision, recall, f1].map((x) => x?.toFixed(4))),
      [
        ['1.0000', '0.6667', '0.8000'],
        ['0.5000', '0.5000', '0.5000'],
        ['0.5000', '1.0000', '0.6667'],
      ],
    );
    assert.equal(scores.macroF1.toFixed(4), '0.6556');
  });
  it('the confusion matrix has the truth in its rows', () => {
    assert.deepEqual(scores.confusion, [
      [2, 1, 0],
      [0, 1, 1],
      [0, 0, 1],
    ]);
  });
  it('a category without examples is not tested and does not count for macro F1', () => {
    const { labels: perLabel, macroF1 } = computeScores({ truth: [0, 1], predicted: [0, 1], labels });
    assert.deepEqual(perLabel[2], { label: 'c', count: 0, precision: null, recall: null, f1: null });
    assert.equal(macroF1, 1);
  });
  it('a category never predicted has no precision and F1 0', () => {
    const { labels: perLabel } = computeScores({ truth: [0, 1], predicted: [0, 0], labels: ['a', 'b'] });
    assert.deepEqual(perLabel[1], { label: 'b', count: 1, precision: null, recall: 0, f1: 0 });
  });
  it('no examples give no shares instead of NaN', () => {
    const { accuracy, macroF1, interval } = computeScores({ truth: [], predicted: [], labels });
    assert.deepEqual([accuracy, macroF1, interval.low, interval.high], [0, 0, 0, 1]);
  });
  it('the interval counts the rows of one group as what they prove together', () => {
    const truth = Array.from({ length: 100 }, () => 0);
    const predicted = truth.map((_, i) => Number(i % 20 < 5));
    const rows = computeScores({ truth, predicted, labels });
    const groups = truth.map((_, i) => Math.floor(i / 5));
    const grouped = computeScores({ truth, predicted, labels, groups });
    assert.equal(grouped.accuracy, rows.accuracy);
    const width = ({ interval }: typeof rows) => interval.high - interval.low;
    assert.ok(width(grouped) > 1.8 * width(rows));
    const alone = computeScores({ truth, predicted, labels, groups: truth.map((_, i) => i) });
    assert.deepEqual(alone, rows);
  });
  it('the order of the examples changes nothing', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 })), { minLength: 1 });
    const scoresOf = (list: readonly (readonly [number, number])[]) =>
      computeScores({ truth: list.map(([t]) => t), predicted: list.map(([, p]) => p), labels });
    fc.assert(
      fc.property(pairs, (list) => {
        assert.deepEqual(scoresOf(list), scoresOf(list.toReversed()));
      }),
    );
  });
});
