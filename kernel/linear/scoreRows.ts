/** Linear scores of rows of numbers: for each category the sum of values times weights, in double precision. */
import type { SparseRows } from './sparseRows.ts';

export interface NumericRows {
  readonly sparse: SparseRows;
  readonly dense?: Float32Array | undefined; // (rows, dense width)
}

export interface ScoringWeights {
  readonly weights: Float32Array; // (columns, C)
  readonly bias: Float32Array; // (C)
  /** There exactly where the rows have a dense part. */
  readonly encoder?: { readonly weights: Float32Array } | undefined; // (dense width, C)
}

/** (chosen rows, C), in their order. */
export function scoreRows(model: ScoringWeights, rows: NumericRows, chosen: Int32Array): Float32Array {
  const { sparse, dense } = rows;
  const labelCount = model.bias.length;
  const scores = new Float32Array(chosen.length * labelCount);
  const sums = new Float64Array(labelCount);
  const denseWidth = dense ? dense.length / (sparse.starts.length - 1) : 0;
  for (const [i, row] of chosen.entries()) {
    sums.set(model.bias);
    for (let k = sparse.starts[row]!; k < sparse.starts[row + 1]!; k++) {
      addScaled(sums, model.weights, { at: sparse.columns[k]! * labelCount, factor: sparse.values[k]! });
    }
    if (dense && model.encoder) {
      for (let d = 0; d < denseWidth; d++) {
        addScaled(sums, model.encoder.weights, { at: d * labelCount, factor: dense[row * denseWidth + d]! });
      }
    }
    scores.set(sums, i * labelCount);
  }
  return scores;
}

function addScaled(
  sums: Float64Array,
  weights: Float32Array,
  { at, factor }: { at: number; factor: number },
): void {
  for (let c = 0; c < sums.length; c++) sums[c]! += factor * weights[at + c]!;
}
