/** One linear SVM for each category against all others, on the same rows. */
import type { Pacer } from './pacer.ts';
import type { Solver } from './openSolver.ts';

export interface OneVsRestProblem {
  /** The rows that train. */
  readonly rows: Int32Array;
  readonly labels: Int32Array; // (all rows)
  readonly labelCount: number; // C
  /** Cost C of each row. */
  readonly costs: Float32Array; // (all rows)
  readonly seed: number;
  /** Solution of a like problem to start from, one array per category; overwritten with the one found. */
  readonly alphas: readonly Float32Array[];
}

/** Columns by categories, so that a text's few columns are read in one piece each. */
export interface LinearWeights {
  readonly sparse: Float32Array; // (sparse columns, C)
  readonly dense: Float32Array; // (dense columns, C)
  readonly bias: Float32Array; // (C)
}

/** LIBLINEAR stops at 0.1 by default; ten times closer costs a tenth more time. */
const tolerance = 0.01;
const mostSweeps = 1000;

export async function trainOneVsRest(
  solver: Solver,
  problem: OneVsRestProblem,
  pacer: Pacer,
): Promise<LinearWeights> {
  const { labels, labelCount } = problem;
  const sparse = new Float32Array(solver.sparseWidth * labelCount);
  const dense = new Float32Array(solver.denseWidth * labelCount);
  const bias = new Float32Array(labelCount);
  for (let label = 0; label < labelCount; label++) {
    const found = await solver.solve(
      {
        ...problem,
        isPositive: (row) => labels[row] === label,
        alphas: problem.alphas[label]!,
        seed: problem.seed * 65_537 + label,
        tolerance,
        mostSweeps,
      },
      () => pacer.rest(label / labelCount),
    );
    for (let i = 0; i < found.sparse.length; i++) sparse[i * labelCount + label] = found.sparse[i]!;
    for (let i = 0; i < found.dense.length; i++) dense[i * labelCount + label] = found.dense[i]!;
    bias[label] = found.bias;
  }
  return { sparse, dense, bias };
}

/** Alphas of a problem that starts from nothing. */
export function noAlphas(labelCount: number, rowCount: number): Float32Array[] {
  return Array.from({ length: labelCount }, () => new Float32Array(rowCount));
}
