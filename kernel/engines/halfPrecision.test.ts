/** Half precision: known bits, every half there and back, and rounding to the nearest. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { fromHalf, toHalf } from './halfPrecision.ts';

const known: readonly [number, number][] = [
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [65504, 0x7bff],
  [65520, 0x7c00],
  [-Infinity, 0xfc00],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [2 ** -14, 0x0400],
  [1 / 3, 0x3555],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
];

describe('half precision', () => {
  for (const [value, bits] of known) {
    it(`writes ${value} as 0x${bits.toString(16).padStart(4, '0')}`, () => {
      assert.equal(toHalf(value), bits);
    });
  }

  it('brings every half there and back', () => {
    for (let bits = 0; bits < 0x10000; bits++) {
      const value = fromHalf(bits);
      if (!Number.isNaN(value)) assert.equal(toHalf(value), bits);
    }
    assert.ok(Number.isNaN(fromHalf(toHalf(Number.NaN))));
  });

  it('rounds to the nearest half', () => {
    fc.assert(
      fc.property(fc.double({ min: -65000, max: 65000, noNaN: true }), (value) => {
        const bits = toHalf(value);
        const error = Math.abs(fromHalf(bits) - value);
        for (const neighbour of [bits - 1, bits + 1]) {
          const other = fromHalf(neighbour & 0xffff);
          if (Number.isFinite(other)) assert.ok(error <= Math.abs(other - value));
        }
      }),
    );
  });
});
