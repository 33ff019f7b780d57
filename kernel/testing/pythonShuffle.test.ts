import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { pythonShuffle } from './pythonShuffle.ts';

describe('pythonShuffle', () => {
  // python3 -c "import random; a=list(range(10)); random.Random(42).shuffle(a); print(a)"
  for (const [count, seed, expected] of [
    [10, 42, [7, 3, 2, 8, 5, 6, 9, 4, 0, 1]],
    [10, 0, [7, 8, 1, 5, 3, 4, 2, 0, 9, 6]],
    [7, 2024, [6, 5, 0, 2, 4, 1, 3]],
  ] as const) {
    it(`puts ${count} things in the order of seed ${seed}`, () => {
      assert.deepEqual(
        pythonShuffle(
          Array.from({ length: count }, (_, i) => i),
          seed,
        ),
        expected,
      );
    });
  }

  it('goes on when its words are used up', () => {
    const many = pythonShuffle(
      Array.from({ length: 3383 }, (_, i) => i),
      42,
    );
    assert.deepEqual(many.slice(0, 6), [2046, 2926, 2616, 1431, 1799, 1788]);
  });
});
