import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { allForReviewBecause, chooseReviewThreshold } from './reviewThreshold.ts';

const right = (confidence: number) => ({ confidence, isRight: true });
const wrong = (confidence: number) => ({ confidence, isRight: false });
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
