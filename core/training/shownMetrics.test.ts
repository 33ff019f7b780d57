import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isShown } from './shownMetrics.ts';
import type { Metric } from './shownMetrics.ts';

const layperson = { isUnbalanced: false, isAdvanced: false };
const unbalanced = { ...layperson, isUnbalanced: true };
const expert = { isUnbalanced: true, isAdvanced: true };

/** Whether each of the three sees it. */
function check(metric: Metric, expected: readonly [boolean, boolean, boolean]): void {
  assert.deepEqual(
    [layperson, unbalanced, expert].map((audience) => isShown(metric, audience)),
    expected,
  );
}

describe('who is shown which metric (R36, product design 7.1)', () => {
  it('right answers: always', () => {
    check('accuracy', [true, true, true]);
  });
  it('balance between categories: when unbalanced', () => {
    check('macroF1', [false, true, true]);
    assert.ok(isShown('macroF1', { isUnbalanced: false, isAdvanced: true }));
  });
  it('weighted F1: never', () => {
    check('weightedF1', [false, false, false]);
  });
  for (const metric of ['precision', 'recall', 'confusion'] as const) {
    it(`${metric}: advanced`, () => {
      check(metric, [false, false, true]);
    });
  }
  it('loss: in the chart alone', () => {
    check('loss', [false, false, false]);
  });
});
