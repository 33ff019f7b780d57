/** The error function against 16-digit values (Abramowitz and Stegun, table 7.1, and Python's math.erf). */
import { describe, it } from 'mocha';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { erf } from './erf.ts';

const known: readonly [number, number][] = [
  [0, 0],
  [0.1, 0.1124629160182849],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [3, 0.9999779095030014],
  [5.9, 1],
  [40, 1],
];

describe('erf', () => {
  for (const [x, expected] of known) {
    it(`is ${expected} at ${x}, and odd`, () => {
      expectClose([erf(x), erf(-x)], [expected, -expected], { absolute: 4e-16 });
    });
  }
});
