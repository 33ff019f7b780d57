/** One linear SVM for each category against all others, on the same rows. */
import type { Pacer } from './pacer.ts';
import type { Solver } from './openSolver.ts';

export interface OneVsRestProblem {
  /** The rows that train. */
  readonly rows: Int32Array;
  readonly labels: Int32Array; // (all rows)
  readonly labelCount: number;
  /** Cost C of each row. */
  readonly costs: Float32Array; // (all rows)
  readonly seed: number;
  /** Solution of a like problem to start from, one array per category; overwritten with the one found. */
  readonly alphas: readonly Float32Array[];
  /** Share of the whole work that is done before, and after. */
  readonly progress: readonly [number, number];
}

/** Columns by categories, so that a text's few columns are read in one piece each. */
export interface LinearWeights {
  readonly sparse: Float32Array; // (sparse columns, C)
  readonly dense: Float32Array; // (dense columns, C)
  readonly bias: Float32Array; // (C)
}

const tolerance = 0.01;
const mostSweeps = 1000;

export async function trainOneVsRest(
  solver: Solver,
  problem: OneVsRestProblem,
  pacer: Pacer,
): Promise<LinearWeights> {
  const { labels, labelCount, progress } = problem;
  const bias = new Float32Array(labelCount);
  let sparse = new Float32Array(0);
  let dense = new Float32Array(0);
  for (let label = 0; label < labelCount; label++) {
    const share = progress[0] + ((progress[1] - progress[0]) * label) / labelCount;
    const found = await solver.solve(
      {
        ...problem,
        isPositive: (row) => labels[row] === label,
        alphas: problem.alphas[label]!,
        seed: problem.seed * 65_537 + label,
        tolerance,
        mostSweeps,
      },
      () => pacer.rest(share),
    );
    if (label === 0) {
      sparse = new Float32Array(found.sparse.length * labelCount);
      dense = new Float32Array(found.dense.length * labelCount);
    }
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
