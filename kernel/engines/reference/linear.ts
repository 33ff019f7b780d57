/** The linear map Y = X·Wᵀ + b, W stored [out, in]. */
import { addScaled, dot, rowOf, zeros } from './matrix.ts';
import type { Matrix, Numbers } from './matrix.ts';

/** Of the weights, or of their gradients. */
export interface Linear {
  readonly weight: Numbers; // (out, in)
  readonly bias: Numbers; // (out)
}

export function linear(x: Matrix, map: Linear): Matrix {
  const y = zeros(x.rows, map.bias.length);
  for (let row = 0; row < x.rows; row++) {
    for (let out = 0; out < y.columns; out++) {
      rowOf(y, row)[out] = map.bias[out]! + dot(rowOf(x, row), weightRow(map, out, x.columns));
    }
  }
  return y;
}

/** dX = dY·W; adds dW = dYᵀ·X and db = column sums of dY to `gradient`. */
export function linearBackward(at: { x: Matrix; map: Linear }, dY: Matrix, gradient: Linear): Matrix {
  const { x, map } = at;
  const dX = zeros(x.rows, x.columns);
  for (let row = 0; row < x.rows; row++) {
    for (let out = 0; out < dY.columns; out++) {
      const d = rowOf(dY, row)[out]!;
      gradient.bias[out]! += d;
      addScaled(rowOf(dX, row), d, weightRow(map, out, x.columns));
      addScaled(weightRow(gradient, out, x.columns), d, rowOf(x, row));
    }
  }
  return dX;
}

function weightRow(map: Linear, out: number, inputs: number): Numbers {
  return map.weight.subarray(out * inputs, (out + 1) * inputs);
}
