import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { assignFolds } from './assignFolds.ts';

const folds = 5;

function foldsOf(labels: readonly number[], groups: readonly number[], seed = 1): number[] {
  const origin = Int32Array.from(labels.keys());
  const rows = { origin, labels: Int32Array.from(labels), labelCount: Math.max(...labels) + 1 };
  return [...assignFolds(rows, { folds, seed, groups })];
}

describe('folds', () => {
  it('hold groups whole, whatever the categories of their rows', () => {
    const groups = Array.from({ length: 120 }, (_, i) => (i * 7) % 23);
    const labels = groups.map((_, i) => i % 3);
    const found = foldsOf(labels, groups);
    for (const group of new Set(groups))
      assert.equal(new Set(found.filter((_, i) => groups[i] === group)).size, 1, `group ${group}`);
  });

  it('spread the rows of every category evenly', () => {
    const labels = Array.from({ length: 100 }, (_, i) => (i % 10 < 7 ? 0 : 1));
    const alone = foldsOf(labels, [...labels.keys()]);
    for (let fold = 0; fold < folds; fold++) {
      const own = labels.filter((_, i) => alone[i] === fold);
      assert.deepEqual([own.length, own.filter((label) => label === 0).length], [20, 14]);
    }
    // One process with a fifth of the rows fills a fold of its own.
    const groups = labels.map((_, i) => (i < 20 ? -1 : i));
    const sizes = new Map<number, number>();
    for (const fold of foldsOf(labels, groups)) sizes.set(fold, (sizes.get(fold) ?? 0) + 1);
    assert.deepEqual([...sizes.values()], [20, 20, 20, 20, 20]);
  });

  it('do not depend on how the groups are numbered', () => {
    const groups = Array.from({ length: 60 }, (_, i) => i >> 1);
    const labels = groups.map((group) => group % 2);
    const renumbered = groups.map((group) => 1000 - group);
    assert.deepEqual(foldsOf(labels, groups), foldsOf(labels, renumbered));
    assert.notDeepEqual(foldsOf(labels, groups), foldsOf(labels, groups, 2));
  });
});
