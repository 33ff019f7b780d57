import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { stoppedImprovingAt, trendOf } from './trend.ts';

function check(accuracies: number[], trend: string | undefined, stoppedAt: number | undefined): void {
  assert.equal(trendOf(accuracies), trend);
  assert.equal(stoppedImprovingAt(accuracies), stoppedAt);
}

describe('trend', () => {
  it('nothing is said before the second round', () => {
    check([], undefined, undefined);
    check([0.7], undefined, undefined);
  });
  it('72 → 78 → 81 improves', () => {
    check([0.72, 0.78, 0.81], 'improving', undefined);
  });
  it('a difference below half a point is level', () => {
    check([0.8, 0.802], 'steady', undefined);
  });
  it('falling is worsening, and the best round is named', () => {
    check([0.8, 0.85, 0.82], 'worsening', 2);
  });
  it('of equal rounds the first is the best', () => {
    check([0.8, 0.85, 0.85, 0.85], 'steady', 2);
  });
});
