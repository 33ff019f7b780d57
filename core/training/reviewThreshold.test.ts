import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { allForReviewBecause, chooseReviewThreshold } from './reviewThreshold.ts';
import type { JudgedPrediction } from './reviewThreshold.ts';

const right = (confidence: number) => ({ confidence, isRight: true });
const wrong = (confidence: number) => ({ confidence, isRight: false });
const inGroups = (size: number, predictions: readonly JudgedPrediction[]) =>
  predictions.map((prediction, i) => ({ ...prediction, group: Math.floor(i / size) }));
const many = <T>(count: number, item: T) => Array.from({ length: count }, () => item);

describe('chooseReviewThreshold', () => {
  it('lets everything through that is surely right', () => {
    const choice = chooseReviewThreshold([...many(40, right(0.9)), ...many(60, right(0.6))]);
    assert.deepEqual(choice, { reviewBelow: 0.6, automaticShare: 1, agreement: 1 });
  });
  it('stops above the confidences where mistakes begin', () => {
    const choice = chooseReviewThreshold([
      ...many(80, right(0.9)),
      ...many(10, wrong(0.5)),
      ...many(10, right(0.5)),
    ]);
    assert.deepEqual(choice, { reviewBelow: 0.7, automaticShare: 0.8, agreement: 1 });
  });
  it('where nothing was wrong, a confidence as high as the promise is enough', () => {
    assert.equal(chooseReviewThreshold(many(40, right(0.99))).reviewBelow, 0.95);
  });
  it('asks for review of everything where too little is known', () => {
    assert.deepEqual(chooseReviewThreshold(many(18, right(0.99))), {
      reviewBelow: 1,
      automaticShare: 0,
      agreement: null,
    });
  });
  it('nineteen right ones are just enough for 95 %', () => {
    assert.equal(chooseReviewThreshold(many(19, right(0.99))).automaticShare, 1);
  });
  it('groups are counted, not their rows: nineteen right processes are just enough for 95 %', () => {
    const share = (groups: number, size: number) =>
      chooseReviewThreshold(inGroups(size, many(groups * size, right(0.99)))).automaticShare;
    for (const size of [1, 2, 7, 40])
      assert.deepEqual([share(18, size), share(19, size)], [0, 1], `of ${size}`);
    const two = inGroups(100, many(200, right(0.99)));
    assert.equal(allForReviewBecause(two), 'fewTexts');
  });
  it('a large group among many texts that stand alone is worth less than its rows', () => {
    const alone = inGroups(1, many(19, right(0.99)));
    const large = many(5, { ...right(0.99), group: -1 });
    assert.equal(chooseReviewThreshold(alone).automaticShare, 1);
    assert.equal(chooseReviewThreshold([...alone, ...large]).automaticShare, 0);
  });
  it('where all stand alone the choice is to the bit that of rows', () => {
    const prediction = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.integer({ min: 0, max: 9 }).map((drawn) => drawn > 0),
    });
    fc.assert(
      fc.property(fc.array(prediction, { maxLength: 150 }), (predictions) => {
        for (const promise of [0.8, 0.95]) {
          assert.deepEqual(
            chooseReviewThreshold(inGroups(1, predictions), promise),
            chooseReviewThreshold(predictions, promise),
          );
          assert.equal(
            allForReviewBecause(inGroups(1, predictions), promise),
            allForReviewBecause(predictions, promise),
          );
        }
      }),
    );
  });
  it('no predictions need review of everything', () => {
    assert.equal(chooseReviewThreshold([]).reviewBelow, 1);
  });
  for (const [what, predictions, because] of [
    ['eighteen right ones', many(18, right(0.99)), 'fewTexts'],
    ['a few wrong ones', many(10, wrong(0.4)), 'fewTexts'],
    ['one mistake in thirty, among the surest', [wrong(0.99), ...many(29, right(0.9))], 'fewTexts'],
    [
      'four mistakes in thirty, among the surest',
      [...many(4, wrong(0.99)), ...many(26, right(0.9))],
      'manyMistakes',
    ],
    [
      'many texts, and mistakes at every confidence',
      [...many(90, right(0.9)), ...many(10, wrong(0.9))],
      'manyMistakes',
    ],
    ['nineteen right ones', many(19, right(0.99)), undefined],
    ['no texts', [], 'fewTexts'],
  ] as const) {
    it(`everything needs review because of: ${what}, ${because ?? 'nothing'}`, () => {
      assert.equal(allForReviewBecause(predictions), because);
    });
  }
  it('a stricter promise never lets more through, and the promise holds on the examples', () => {
    const prediction = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(prediction, { maxLength: 200 }), (predictions) => {
        const loose = chooseReviewThreshold(predictions, 0.6);
        const strict = chooseReviewThreshold(predictions, 0.8);
        assert.ok(strict.automaticShare <= loose.automaticShare);
        if (loose.agreement === null) return;
        const automatic = predictions.filter(({ confidence }) => confidence >= loose.reviewBelow);
        const agreement = automatic.filter(({ isRight }) => isRight).length / automatic.length;
        assert.ok(agreement >= 0.6 && Math.abs(agreement - loose.agreement) < 1e-12);
      }),
    );
  });
});
