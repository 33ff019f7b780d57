import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { seededRandom, shuffledIndices } from './seededRandom.ts';

describe('seededRandom', () => {
  it('repeats itself for the same key and differs for another', () => {
    const draw = (...key: number[]) => {
      const next = seededRandom(...key);
      return Array.from({ length: 8 }, () => next());
    };
    assert.deepEqual(draw(42, 1), draw(42, 1));
    assert.notDeepEqual(draw(42, 1), draw(42, 2));
    assert.notDeepEqual(draw(1, 42), draw(42, 1));
  });

  it('shuffles into a permutation', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer(), (count, seed) => {
        assert.deepEqual(
          [...shuffledIndices(count, seed)].sort((a, b) => a - b),
          Array.from({ length: count }, (_, i) => i),
        );
      }),
    );
  });

  it('puts every element into every place about equally often', () => {
    const counts = new Float64Array(25);
    for (let seed = 0; seed < 5000; seed++) {
      shuffledIndices(5, seed).forEach((value, place) => (counts[value * 5 + place]! += 1));
    }
    for (const count of counts)
      assert.ok(Math.abs(count - 1000) < 150, `${count} of 5000 instead of about 1000`);
  });
});
