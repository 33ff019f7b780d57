import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LabelScore } from '../contract/evaluation.ts';
import { shownLabels } from './shownLabels.ts';

const score = (recall: number | null, count: number): LabelScore => ({
  label: `${recall} ${count}`,
  precision: recall,
  recall,
  f1: recall,
  count,
});

describe('the categories of a model sheet', () => {
  it('are all of them, in their order, where they fit', () => {
    assert.deepEqual(shownLabels(Array.from({ length: 12 }, (_, i) => score(1 - i / 20, i))), [
      ...Array(12).keys(),
    ]);
  });
  it('are all of them up to eight long names, and no more', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ ...score(0.5, i), label: `${'x'.repeat(60)} ${i}` }));
    assert.equal(shownLabels(named(8)).length, 8);
    assert.equal(shownLabels(named(9)).length, 7);
  });
  it('are else the four weakest, then the three largest of the others, those without a test being none of the weak ones', () => {
    const labels = Array.from({ length: 20 }, (_, i) => score(i === 3 ? null : 1 - i / 40, 100 - i));
    assert.deepEqual(shownLabels(labels), [19, 18, 17, 16, 0, 1, 2]);
  });
});
