/**
 * The WebAssembly solver's door: rows go into its memory once, then any number of linear SVMs are trained on them.
 * The method and its source: wasm/coordinateDescent.ts. Bit-identical on every machine.
 */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { installedPath } from '../../core/tables/programPath.ts';
import type { SparseRows } from './sparseRows.ts';

export interface SolverRows {
  readonly sparse: SparseRows;
  /** Numbers beside the sparse entries, the same count in every row: zero until `setDense`. */
  readonly denseWidth: number;
}

/** One category against all others. */
export interface TwoClassProblem {
  /** The rows that train, each once. */
  readonly rows: Int32Array;
  readonly isPositive: (row: number) => boolean;
  /** Cost C of each row's squared loss. */
  readonly costs: Float32Array; // (all rows)
  /** Dual variables to start from, and where the found ones go: all rows. */
  readonly alphas: Float32Array;
  readonly seed: number;
  /** Largest difference of projected gradients at which the descent stops. */
  readonly tolerance: number;
  readonly mostSweeps: number;
}

/** Copies: sparse and dense weights, and the bias. */
export interface TwoClassSolution {
  readonly sparse: Float32Array;
  readonly dense: Float32Array;
  readonly bias: number;
  readonly sweeps: number;
}

export interface Solver {
  /** (rows, denseWidth), copied. */
  setDense(dense: Float32Array): void;
  /** `rest` is awaited every few milliseconds. */
  solve(problem: TwoClassProblem, rest: () => Promise<void>): Promise<TwoClassSolution>;
}

type Numbers = (...values: number[]) => number;
const numbers = z.custom<Numbers>((value) => typeof value === 'function');
const exportsSchema = z.object({
  setRows: numbers,
  setDense: numbers,
  setState: numbers,
  setRowConstants: numbers,
  measureRows: numbers,
  begin: numbers,
  descend: numbers,
  getBias: numbers,
  getSweeps: numbers,
});

/** Row visits between two rests: some milliseconds. */
const visitsPerBite = 10_000;

export async function openSolver(rows: SolverRows): Promise<Solver> {
  const { sparse, denseWidth } = rows;
  const rowCount = sparse.starts.length - 1;
  const width = Math.ceil(denseWidth / 16) * 16;
  const room = layOut({
    starts: sparse.starts.byteLength,
    columns: sparse.columns.byteLength,
    values: sparse.values.byteLength,
    dense: rowCount * width * 4,
    norms: rowCount * 4,
    diagonal: rowCount * 4,
    order: rowCount * 4,
    alphas: rowCount * 4,
    signs: rowCount,
    sparseWeights: sparse.width * 4,
    denseWeights: width * 4,
  });
  const { memory, wasm } = await instantiate(room.bytes);
  const floats = (at: number, length: number) => new Float32Array(memory.buffer, at, length);
  const integers = (at: number, length: number) => new Int32Array(memory.buffer, at, length);

  integers(room.at.starts, rowCount + 1).set(sparse.starts);
  integers(room.at.columns, sparse.columns.length).set(sparse.columns);
  floats(room.at.values, sparse.values.length).set(sparse.values);
  wasm.setRows(rowCount, room.at.starts, room.at.columns, room.at.values);
  wasm.setDense(room.at.dense, width, room.at.denseWeights);
  wasm.setState(room.at.signs, room.at.alphas, room.at.sparseWeights);
  wasm.setRowConstants(room.at.norms, room.at.diagonal, room.at.order);
  wasm.measureRows();

  const alphas = floats(room.at.alphas, rowCount);
  const sparseWeights = floats(room.at.sparseWeights, sparse.width);
  const denseWeights = floats(room.at.denseWeights, width);
  const signs = new Int8Array(memory.buffer, room.at.signs, rowCount);
  const diagonal = floats(room.at.diagonal, rowCount);
  return {
    setDense(values) {
      const target = floats(room.at.dense, rowCount * width);
      for (let row = 0; row < rowCount; row++) {
        target.set(values.subarray(row * denseWidth, (row + 1) * denseWidth), row * width);
      }
      wasm.measureRows();
    },
    async solve(problem, rest) {
      for (const row of problem.rows) {
        signs[row] = problem.isPositive(row) ? 1 : -1;
        diagonal[row] = 0.5 / problem.costs[row]!;
      }
      integers(room.at.order, rowCount).set(problem.rows);
      alphas.set(problem.alphas);
      sparseWeights.fill(0);
      denseWeights.fill(0);
      wasm.begin(problem.rows.length, problem.seed, problem.tolerance);
      while (wasm.descend(visitsPerBite, problem.mostSweeps) === 0) await rest();
      problem.alphas.set(alphas);
      return {
        sparse: sparseWeights.slice(),
        dense: denseWeights.slice(0, denseWidth),
        bias: wasm.getBias(),
        sweeps: wasm.getSweeps(),
      };
    },
  };
}

/** Byte addresses for blocks of these sizes, each on a 16-byte boundary. */
function layOut<K extends string>(sizes: Record<K, number>): { at: Record<K, number>; bytes: number } {
  const at = { ...sizes };
  // The first bytes stay free: the compiled module keeps its own data there.
  let end = 1024;
  for (const name in sizes) {
    at[name] = end;
    end += Math.ceil(sizes[name] / 16) * 16;
  }
  return { at, bytes: end };
}

async function instantiate(bytes: number) {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) });
  const module = await WebAssembly.compile(await readFile(installedPath('coordinateDescent.wasm')));
  const abort = (): never => {
    throw new Error('coordinateDescent.wasm aborted');
  };
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return { memory, wasm: exportsSchema.parse({ ...exports }) };
}
