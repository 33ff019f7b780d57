import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { promisedAgreements } from '../contract/evaluation.ts';
import { reviewPoints, reviewSettings, tellingPoints } from './reviewDial.ts';

const right = (confidence: number) => ({ confidence, isRight: true });
const wrong = (confidence: number) => ({ confidence, isRight: false });
const many = <T>(count: number, item: T) => Array.from({ length: count }, () => item);

/** Sure and always right, fairly sure with one mistake in ten, unsure with every second one wrong. */
const validation = [
  ...many(400, right(0.99)),
  ...many(270, right(0.8)),
  ...many(30, wrong(0.8)),
  ...many(150, right(0.5)),
  ...many(150, wrong(0.5)),
];

describe('the human-review dial', () => {
  it('lets less through the more it promises', () => {
    const limits = reviewSettings(validation).map(({ promise, reviewBelow }) => [promise, reviewBelow]);
    assert.deepEqual(limits, [
      [0.8, 0.5],
      [0.85, 0.65],
      [0.9, 0.65],
      [0.95, 0.65],
      [0.98, 0.895],
      [0.99, 0.895],
    ]);
  });
  it('says what each limit gives on other texts', () => {
    const test = [...many(50, right(0.95)), ...many(24, right(0.7)), wrong(0.7), ...many(25, wrong(0.4))];
    const points = reviewPoints(reviewSettings(validation), test);
    const found = points.map(({ automaticShare, agreement }) => [automaticShare, agreement]);
    assert.deepEqual(found, [
      [0.75, 74 / 75],
      [0.75, 74 / 75],
      [0.75, 74 / 75],
      [0.75, 74 / 75],
      [0.5, 1],
      [0.5, 1],
    ]);
  });
  it('a promise that cannot be kept lets nothing through, however sure a prediction', () => {
    const few = reviewSettings(many(30, right(0.9)));
    assert.deepEqual(
      few.map(({ allForReview }) => allForReview),
      [undefined, undefined, undefined, undefined, 'fewTexts', 'fewTexts'],
    );
    const [, , , , strict] = reviewPoints(few, [right(1), right(1)]);
    assert.deepEqual([strict?.automaticShare, strict?.agreement], [0, null]);
  });
  it('tells only points that differ, the stricter of two that let the same through', () => {
    const points = reviewPoints(reviewSettings(validation), validation);
    assert.deepEqual(
      tellingPoints(points).map(({ promise }) => promise),
      [0.8, 0.95, 0.99],
    );
    assert.deepEqual(tellingPoints(reviewPoints(reviewSettings([]), validation)), []);
  });
  it('tells one point where every promise lets the same texts through by limits of its own', () => {
    const sure = many(300, right(0.97));
    const points = reviewPoints(reviewSettings(sure), many(50, right(0.98)));
    assert.ok(new Set(points.map(({ reviewBelow }) => reviewBelow)).size > 3);
    assert.deepEqual(
      tellingPoints(points).map(({ promise }) => promise),
      [0.99],
    );
  });
  it('keeps every promise on the examples it was chosen on', () => {
    const prediction = fc.record({
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      isRight: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(prediction, { maxLength: 150 }), (predictions) => {
        const points = reviewPoints(reviewSettings(predictions), predictions);
        assert.deepEqual(
          points.map(({ promise }) => promise),
          [...promisedAgreements],
        );
        for (const { promise, agreement } of points)
          assert.ok(agreement === null || agreement >= promise - 1e-9);
      }),
    );
  });
});
