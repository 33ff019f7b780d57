/** The generator against the known answers of the Random123 library (kat_vectors, philox4x32 10). */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { philox } from './philox.ts';
import type { Counter, Key } from './philox.ts';

const all = 0xffffffff;
const cases: readonly [Counter, Key, string][] = [
  [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  [[all, all, all, all], [all, all], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  [
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
    [0xa4093822, 0x299f31d0],
    'd16cfe09 94fdcceb 5001e420 24126ea1',
  ],
];

describe('philox', () => {
  for (const [counter, key, expected] of cases) {
    it(`gives ${expected} for the published counter and key`, () => {
      const out = new Uint32Array(4);
      philox(counter, key, out);
      assert.equal([...out].map((word) => word.toString(16).padStart(8, '0')).join(' '), expected);
    });
  }
});
