/** The solver's WebAssembly module with a memory of the right size, the rows in their places. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { installedPath } from '../../core/tables/programPath.ts';
import type { NumericRows } from './scoreRows.ts';

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
});

export async function instantiateSolver({ sparse, dense }: NumericRows) {
  const rowCount = sparse.starts.length - 1;
  const denseWidth = dense ? dense.length / rowCount : 0;
  // The vector loop takes 16 numbers at a time.
  const denseStride = Math.ceil(denseWidth / 16) * 16;
  const { at, bytes } = layOut({
    starts: rowCount + 1,
    columns: sparse.columns.length,
    values: sparse.values.length,
    dense: rowCount * denseStride,
    norms: rowCount,
    diagonal: rowCount,
    order: rowCount,
    alphas: rowCount,
    sparseWeights: sparse.width,
    denseWeights: denseStride,
    signs: Math.ceil(rowCount / 4),
  });
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const floats = (start: number, length: number) => new Float32Array(memory.buffer, start, length);
  const integers = (start: number, length: number) => new Int32Array(memory.buffer, start, length);
  integers(at.starts, sparse.starts.length).set(sparse.starts);
  integers(at.columns, sparse.columns.length).set(sparse.columns);
  floats(at.values, sparse.values.length).set(sparse.values);

  const wasm = await instantiate(memory);
  wasm.setRows(rowCount, at.starts, at.columns, at.values);
  wasm.setState(at.signs, at.alphas, at.sparseWeights);
  wasm.setRowConstants(at.norms, at.diagonal, at.order);
  wasm.setDense(at.dense, denseStride, at.denseWeights);
  for (let row = 0; dense && row < rowCount; row++) {
    const values = dense.subarray(row * denseWidth, (row + 1) * denseWidth);
    floats(at.dense + 4 * row * denseStride, denseWidth).set(values);
  }
  wasm.measureRows();
  const views = {
    diagonal: floats(at.diagonal, rowCount),
    order: integers(at.order, rowCount),
    alphas: floats(at.alphas, rowCount),
    sparseWeights: floats(at.sparseWeights, sparse.width),
    denseWeights: floats(at.denseWeights, denseStride),
    signs: new Int8Array(memory.buffer, at.signs, rowCount),
  };
  return { wasm, views, denseWidth };
}

/** Byte addresses for blocks of so many 4-byte numbers, each on a 16-byte boundary. */
function layOut<K extends string>(lengths: Record<K, number>): { at: Record<K, number>; bytes: number } {
  const at = { ...lengths };
  // The first bytes stay free: the compiled module may keep data of its own there.
  let bytes = 1024;
  for (const name in lengths) {
    at[name] = bytes;
    bytes += Math.ceil(lengths[name] / 4) * 16;
  }
  return { at, bytes };
}

async function instantiate(memory: WebAssembly.Memory) {
  const module = await WebAssembly.compile(await readFile(installedPath('coordinateDescent.wasm')));
  const abort = (): never => {
    throw new Error('coordinateDescent.wasm aborted');
  };
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, abort } });
  return exportsSchema.parse({ ...exports });
}
