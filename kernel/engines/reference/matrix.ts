/** Arrays of numbers in rows and columns: what the operations of this engine take and give. Arithmetic is in double precision. */

/** Stored weights are float32, everything computed is float64. */
export type Numbers = Float32Array | Float64Array;

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** Row after row. */
  readonly values: Numbers;
}

export function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

export function rowOf(matrix: Matrix, row: number): Numbers {
  return matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}

export function add(a: Matrix, b: Matrix): Matrix {
  const sum = zeros(a.rows, a.columns);
  for (let i = 0; i < sum.values.length; i++) sum.values[i] = a.values[i]! + b.values[i]!;
  return sum;
}

/** Element by element; without a mask the matrix itself. Its own backward: the mask times the output's gradient. */
export function applyMask(matrix: Matrix, mask: Matrix | undefined): Matrix {
  if (!mask) return matrix;
  const product = zeros(matrix.rows, matrix.columns);
  for (let i = 0; i < product.values.length; i++) product.values[i] = matrix.values[i]! * mask.values[i]!;
  return product;
}

export function dot(a: Numbers, b: Numbers): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** target += factor · source. */
export function addScaled(target: Numbers, factor: number, source: Numbers): void {
  for (let i = 0; i < target.length; i++) target[i]! += factor * source[i]!;
}
