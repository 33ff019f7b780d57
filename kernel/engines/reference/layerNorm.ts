/** Layer normalisation: y = weight · (x − mean) / √(variance + ε) + bias, over each row. */
import { rowOf, zeros } from './matrix.ts';
import type { Matrix, Numbers } from './matrix.ts';

/** Of the weights, or of their gradients. */
export interface Norm {
  readonly weight: Numbers; // (H)
  readonly bias: Numbers; // (H)
}

export function layerNorm(x: Matrix, norm: Norm, epsilon: number): Matrix {
  const y = zeros(x.rows, x.columns);
  for (let row = 0; row < x.rows; row++) {
    const { normalised } = normalise(rowOf(x, row), epsilon);
    for (let i = 0; i < x.columns; i++) {
      y.values[row * x.columns + i] = norm.weight[i]! * normalised[i]! + norm.bias[i]!;
    }
  }
  return y;
}

/** dX = (g − mean(g) − x̂ · mean(g·x̂)) / deviation with g = weight · dY; adds Σ dY·x̂ and Σ dY to `gradient`. */
export function layerNormBackward(
  at: { x: Matrix; norm: Norm; epsilon: number },
  dY: Matrix,
  gradient: Norm,
): Matrix {
  const { x, norm, epsilon } = at;
  const dX = zeros(x.rows, x.columns);
  for (let row = 0; row < x.rows; row++) {
    const { normalised, deviation } = normalise(rowOf(x, row), epsilon);
    const d = rowOf(dY, row);
    let meanG = 0;
    let meanGx = 0;
    for (let i = 0; i < x.columns; i++) {
      gradient.weight[i]! += d[i]! * normalised[i]!;
      gradient.bias[i]! += d[i]!;
      meanG += (norm.weight[i]! * d[i]!) / x.columns;
      meanGx += (norm.weight[i]! * d[i]! * normalised[i]!) / x.columns;
    }
    for (let i = 0; i < x.columns; i++) {
      const g = norm.weight[i]! * d[i]!;
      dX.values[row * x.columns + i] = (g - meanG - normalised[i]! * meanGx) / deviation;
    }
  }
  return dX;
}

/** One row brought to mean 0 and variance 1; the variance divides by the count. */
function normalise(x: Numbers, epsilon: number): { normalised: Float64Array; deviation: number } {
  let mean = 0;
  for (const value of x) mean += value / x.length;
  let variance = 0;
  for (const value of x) variance += (value - mean) ** 2 / x.length;
  const deviation = Math.sqrt(variance + epsilon);
  return { normalised: Float64Array.from(x, (value) => (value - mean) / deviation), deviation };
}
