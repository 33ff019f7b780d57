/** The WebAssembly of the engine, bound to a memory of the caller's. */
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { installedPath } from '../../../../core/tables/programPath.ts';

type Numbers = (...values: number[]) => number;
const numbers = z.custom<Numbers>((value) => typeof value === 'function');

const adamwSchema = z.object({
  setUpdate: numbers,
  setGroup: numbers,
  adamw: numbers,
  decayInTurn: numbers,
  sumOfSquares: numbers,
});
const philoxSchema = z.object({ setDraw: numbers, setPlace: numbers, drawRows: numbers });

/** See wasm/adamw.ts and wasm/philox.ts for what they take. */
export type AdamwKernels = z.infer<typeof adamwSchema>;
export type PhiloxKernels = z.infer<typeof philoxSchema>;

/** Below this address the compiled modules keep data of their own. */
export const firstFreeAddress = 4096;

export const pageBytes = 65536;

export async function openAdamw(memory: WebAssembly.Memory): Promise<AdamwKernels> {
  return adamwSchema.parse(await instantiate('adamw.wasm', memory));
}

export async function openPhilox(memory: WebAssembly.Memory): Promise<PhiloxKernels> {
  return philoxSchema.parse(await instantiate('philox.wasm', memory));
}

async function instantiate(file: string, memory: WebAssembly.Memory): Promise<object> {
  const module = await WebAssembly.compile(await readFile(installedPath(file)));
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  return { ...exports };
}
