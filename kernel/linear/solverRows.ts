/** The rows a solver works on. */
import type { SparseRows } from './sparseRows.ts';

export interface SolverRows {
  readonly sparse: SparseRows;
  /** Numbers beside the sparse entries, the same count in every row; left out until `setDense`. */
  readonly denseWidth: number;
}
