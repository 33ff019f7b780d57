/** Activations: values from tables, slopes against finite differences. */
import { describe, it } from 'mocha';
import { checkGradient } from '../../../tools/testing/checkGradient.ts';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import { randomNumbers } from '../testing/randomNumbers.ts';
import { activation, activationBackward } from './activation.ts';
import type { Activation } from './activation.ts';
import { dot } from './matrix.ts';

/** f(−1), f(0), f(2): PyTorch 2.13 in double precision. */
const known: Readonly<Record<Activation, readonly number[]>> = {
  gelu: [-0.15865525393145702, 0, 1.9544997361036416],
  geluTanh: [-0.15880800939172324, 0, 1.954597694087775],
  relu: [0, 0, 2],
  tanh: [-0.7615941559557649, 0, 0.9640275800758169],
};

describe('activation', () => {
  for (const [kind, expected] of Object.entries(known) as [Activation, number[]][]) {
    it(`${kind} has the known values`, () => {
      const x = { rows: 1, columns: 3, values: Float64Array.of(-1, 0, 2) };
      expectClose(activation(x, kind).values, expected, { absolute: 1e-15 });
    });

    it(`${kind} has the slope of finite differences`, () => {
      const x = { rows: 1, columns: 40, values: randomNumbers(40, 1).map((value) => 4 * value) };
      const probe = { rows: 1, columns: 40, values: randomNumbers(40, 2) };
      const gradient = activationBackward(x, kind, probe).values;
      const loss = () => dot(activation(x, kind).values, probe.values);
      checkGradient({ name: kind, values: x.values, gradient, loss });
    });
  }
});
