import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { mcNemar } from './mcNemar.ts';

function check(onlyFirst: number, onlySecond: number, expected: number): void {
  const found = mcNemar(onlyFirst, onlySecond);
  assert.ok(Math.abs(found - expected) < 1e-9 * Math.max(1, expected), `${found} instead of ${expected}`);
}

/** The definition, term by term. */
function bySumming(onlyFirst: number, onlySecond: number): number {
  const count = onlyFirst + onlySecond;
  let [ways, tail] = [1, 0];
  for (let k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
    tail += ways / 2 ** count;
    ways = (ways * (count - k)) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

describe('mcNemar (R43)', () => {
  it('nothing that only one got right says nothing', () => {
    check(0, 0, 1);
  });
  it('few texts, by hand', () => {
    check(1, 0, 1);
    check(0, 5, 2 / 32);
    check(0, 6, 2 / 64);
    check(2, 8, (2 * (1 + 10 + 45)) / 1024);
  });
  it('the more uneven, the less likely by chance', () => {
    assert.ok(mcNemar(10, 20) > mcNemar(8, 22));
    assert.ok(mcNemar(4000, 6000) < 1e-80 && mcNemar(4000, 6000) > 0);
  });
  it('is the sum of its definition, the same from either side, and a probability', () => {
    const count = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(count, count, (a, b) => {
        check(a, b, bySumming(a, b));
        assert.equal(mcNemar(a, b), mcNemar(b, a));
        assert.ok(mcNemar(a, b) >= 0 && mcNemar(a, b) <= 1);
      }),
    );
  });
});
