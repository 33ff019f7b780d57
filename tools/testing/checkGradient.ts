/** Compares a gradient with central finite differences of the loss it belongs to. */
import { expectClose } from './expectClose.ts';

export interface GradientCase {
  readonly name: string;
  /** Changed and put back, element by element. */
  readonly values: Float64Array;
  /** What is checked; laid out as `values`. */
  readonly gradient: ArrayLike<number>;
  /** Computes from `values` as they are. */
  readonly loss: () => number;
  /** Check only so many elements, evenly spread; left out: all. */
  readonly atMost?: number;
}

/** Errors of differences in double precision are about step² and ε / step: 1e-5 balances them near 1e-10. */
const step = 1e-5;

export function checkGradient({ name, values, gradient, loss, atMost = Infinity }: GradientCase): void {
  const stride = Math.max(1, Math.ceil(values.length / atMost));
  const expected: number[] = [];
  const actual: number[] = [];
  for (let i = 0; i < values.length; i += stride) {
    const value = values[i] ?? Number.NaN;
    values[i] = value + step;
    const above = loss();
    values[i] = value - step;
    const below = loss();
    values[i] = value;
    expected.push((above - below) / (2 * step));
    actual.push(gradient[i] ?? Number.NaN);
  }
  expectClose(actual, expected, { absolute: 2e-8, relative: 1e-6, name });
}
