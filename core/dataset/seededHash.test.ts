import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { seededFraction, seededHash } from './seededHash.ts';

describe('the seeded hash', () => {
  it('stays what it is: stored splits depend on it', () => {
    const seen = ['', 'a', 'b', 'Petição juntada', 'a'.repeat(1000)].map((text) => seededHash(text, 42));
    assert.deepEqual(
      seen,
      [3458798294861709, 1397779833158856, 3632446825122579, 6170177189754098, 6495237276876387],
    );
  });

  it('is a whole number below 2^53 for any text and seed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, seed) => {
        const hash = seededHash(text, seed);
        assert.ok(Number.isSafeInteger(hash) && hash >= 0);
        assert.ok(seededFraction(text, seed) < 1);
      }),
    );
  });

  it('does not collide on 200,000 similar texts, whatever the seed', () => {
    for (const seed of [0, 1, 42]) {
      const hashes = new Set(Array.from({ length: 200_000 }, (_, i) => seededHash(`linha ${i}`, seed)));
      assert.equal(hashes.size, 200_000);
    }
  });

  it('flips about half of its bits when one letter or the seed changes', () => {
    const flipped = (a: number, b: number): number => {
      let bits = BigInt(a) ^ BigInt(b);
      let count = 0;
      for (; bits > 0n; bits &= bits - 1n) count++;
      return count;
    };
    let letters = 0;
    let seeds = 0;
    for (let i = 0; i < 2000; i++) {
      letters += flipped(seededHash(`texto ${i} a`, 7), seededHash(`texto ${i} b`, 7));
      seeds += flipped(seededHash(`texto ${i}`, i), seededHash(`texto ${i}`, i + 1));
    }
    for (const total of [letters, seeds])
      assert.ok(Math.abs(total / 2000 - 26.5) < 0.6, String(total / 2000));
  });

  it('spreads evenly over ten parts (chi-squared below 35)', () => {
    for (const seed of [0, 3, 42, 1234]) {
      const bins = new Array<number>(10).fill(0);
      for (let i = 0; i < 10_000; i++) bins[Math.floor(seededFraction(`texto ${i}`, seed) * 10)]! += 1;
      const chi = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      assert.ok(chi < 35, `seed ${seed}: ${chi}`);
    }
  });
});
