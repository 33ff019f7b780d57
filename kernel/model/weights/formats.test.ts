/** Number formats to float32, against values worked out by their definitions. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { blockSizes, dequantise } from './dequantise.ts';
import { widenBfloat, widenHalf } from './widen.ts';

/** Half precision bits and their value. */
const halves: [number, number][] = [
  [0x0000, 0],
  [0x8000, -0],
  [0x0001, 2 ** -24],
  [0x03ff, 1023 * 2 ** -24],
  [0x0400, 2 ** -14],
  [0x3c00, 1],
  [0xc000, -2],
  [0x3555, 1365 * 2 ** -12],
  [0x7bff, 65504],
  [0x7c00, Infinity],
  [0xfc00, -Infinity],
  [0x7e00, Number.NaN],
];

describe('number formats', () => {
  for (const [bits, value] of halves) {
    it(`half ${bits.toString(16)} is ${Object.is(value, -0) ? '-0' : value}`, () => {
      assert.ok(Object.is(widenHalf(Uint16Array.of(bits))[0], value));
    });
  }

  it('bfloat16 is the upper half of a float32', () => {
    assert.deepEqual(
      [...widenBfloat(Uint16Array.of(0x3f80, 0xc040, 0x0000, 0x7f80, 0x0001))],
      [1, -3, 0, Infinity, 2 ** -133],
    );
  });

  it('Q4_0 holds weight j in the low and j + 16 in the high nibble, less 8, times the scale', () => {
    const block = new Uint8Array(18).fill(0x88);
    block.set([0x00, 0x38]); // 0.5
    block[2] = 0xf0;
    block[17] = 0x19;
    const values = dequantise('Q4_0', block);
    assert.equal(values.length, 32);
    assert.deepEqual([values[0], values[16], values[15], values[31], values[1]], [-4, 3.5, 0.5, -3.5, 0]);
  });

  it('Q8_0 holds signed bytes times the scale', () => {
    const block = new Uint8Array(2 * 34);
    block.set([0x00, 0x3c, 0x7f, 0x80, 0xff], 0); // 1
    block.set([0x00, 0xc0, 0x03], 34); // −2
    const values = dequantise('Q8_0', block);
    assert.deepEqual([values.length, values[0], values[1], values[2], values[32]], [64, 127, -128, -1, -6]);
  });

  it('F32 and F16 are taken as they are', () => {
    assert.deepEqual([...dequantise('F32', new Uint8Array(Float32Array.of(1.5, -2).buffer))], [1.5, -2]);
    assert.deepEqual([...dequantise('F16', new Uint8Array(Uint16Array.of(0x3c00, 0xc000).buffer))], [1, -2]);
  });

  it('knows how many bytes a block takes', () => {
    assert.deepEqual(Object.values(blockSizes).map(({ bytes, elements }) => bytes / elements), [4, 2, 0.5625, 1.0625]); // prettier-ignore
  });
});
