/** WebAssembly memory of a fixed size; being refused it is a failure a person can act on. */
import { freemem } from 'node:os';
import { AppError } from '../../../../core/contract/errors/appError.ts';
import { pageBytes } from './openKernels.ts';

const bytesPerMiB = 2 ** 20;

/** Pages are taken from the system when first written, not now. */
export function allocateMemory(bytes: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / pageBytes) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw outOfMemory(bytes, error);
  }
}

export function outOfMemory(neededBytes: number, cause: unknown): AppError {
  const params = {
    neededMiB: Math.ceil(neededBytes / bytesPerMiB),
    freeMiB: Math.floor(freemem() / bytesPerMiB),
  };
  return new AppError('engine.out_of_memory', params, { cause });
}
