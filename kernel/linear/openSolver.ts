/**
 * The WebAssembly solver's door: rows go into its memory once, then any number of linear SVMs are trained on them.
 * The method and its source: wasm/coordinateDescent.ts. Bit-identical on every machine.
 */
import { instantiateSolver } from './instantiateSolver.ts';
import type { NumericRows } from './scoreRows.ts';

/** One category against all others. */
export interface TwoClassProblem {
  /** The rows that train, each once. */
  readonly rows: Int32Array;
  readonly isPositive: (row: number) => boolean;
  /** Cost C of each row's squared loss, above 0. */
  readonly costs: Float32Array; // (all rows)
  /** Dual variables to start from, and where the found ones go: all rows. */
  readonly alphas: Float32Array;
  readonly seed: number;
  /** Largest difference of projected gradients at which the descent stops. */
  readonly tolerance: number;
  readonly mostSweeps: number;
}

/** Views that are valid until the next call. */
export interface TwoClassSolution {
  readonly sparse: Float32Array;
  readonly dense: Float32Array;
  readonly bias: number;
}

export interface Solver {
  readonly sparseWidth: number;
  readonly denseWidth: number;
  /** `rest` is awaited every few milliseconds. */
  solve(problem: TwoClassProblem, rest: () => Promise<void>): Promise<TwoClassSolution>;
}

/** Row visits between two rests: some milliseconds. */
const visitsPerBite = 10_000;

export async function openSolver(rows: NumericRows): Promise<Solver> {
  const { wasm, views, denseWidth } = await instantiateSolver(rows);
  return {
    sparseWidth: rows.sparse.width,
    denseWidth,
    async solve(problem, rest) {
      for (const row of problem.rows) {
        views.signs[row] = problem.isPositive(row) ? 1 : -1;
        views.diagonal[row] = 0.5 / problem.costs[row]!;
      }
      const { order, likely } = orderRows(problem);
      views.order.set(order);
      views.alphas.set(problem.alphas);
      views.sparseWeights.fill(0);
      views.denseWeights.fill(0);
      wasm.begin(order.length, likely, problem.seed, problem.tolerance);
      while (wasm.descend(visitsPerBite, problem.mostSweeps) === 0) await rest();
      problem.alphas.set(views.alphas);
      const dense = views.denseWeights.subarray(0, denseWidth);
      return { sparse: views.sparseWeights, dense, bias: wasm.getBias() };
    },
  };
}

/** Of this many unlikely rows one is tried from the start. */
const sampleEvery = 40;

/**
 * The rows with those first that are likely to matter: the category's own, those that mattered before, and a sample.
 * Most rows of other categories never do; solving without them first saves most of the work.
 */
function orderRows({ rows, isPositive, alphas }: TwoClassProblem): { order: Int32Array; likely: number } {
  const order = new Int32Array(rows.length);
  let likely = 0;
  let last = rows.length;
  for (const [i, row] of rows.entries()) {
    const matters = isPositive(row) || alphas[row]! > 0 || i % sampleEvery === 0;
    order[matters ? likely++ : --last] = row;
  }
  return { order, likely };
}
