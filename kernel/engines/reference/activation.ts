/** The functions between two linear maps, element by element, with their slopes. */
import { erf } from './erf.ts';
import { zeros } from './matrix.ts';
import type { Matrix } from './matrix.ts';

export type Activation = 'gelu' | 'geluTanh' | 'relu' | 'tanh';

export function activation(x: Matrix, kind: Activation): Matrix {
  const y = zeros(x.rows, x.columns);
  for (let i = 0; i < y.values.length; i++) y.values[i] = functions[kind].value(x.values[i]!);
  return y;
}

export function activationBackward(x: Matrix, kind: Activation, dY: Matrix): Matrix {
  const dX = zeros(x.rows, x.columns);
  for (let i = 0; i < dX.values.length; i++)
    dX.values[i] = dY.values[i]! * functions[kind].slope(x.values[i]!);
  return dX;
}

interface Curve {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

/** Inside the tanh form of GELU: √(2/π)·(x + 0.044715·x³) (Hendrycks and Gimpel 2016). */
const geluInner = (x: number) => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
const geluInnerSlope = (x: number) => Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x ** 2);

const functions: Readonly<Record<Activation, Curve>> = {
  gelu: {
    value: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
    slope: (x) => (1 + erf(x / Math.SQRT2)) / 2 + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
  },
  geluTanh: {
    value: (x) => (x / 2) * (1 + Math.tanh(geluInner(x))),
    slope: (x) => {
      const tanh = Math.tanh(geluInner(x));
      return (1 + tanh) / 2 + (x / 2) * (1 - tanh * tanh) * geluInnerSlope(x);
    },
  },
  relu: { value: (x) => Math.max(x, 0), slope: (x) => (x > 0 ? 1 : 0) },
  tanh: { value: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2 },
};
