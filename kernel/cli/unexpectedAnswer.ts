/** A kernel that answers another question than the one asked is a bug. */
import type { KernelAnswer } from '../../core/contract/kernelAnswer.ts';

export function unexpectedAnswer({ kind }: KernelAnswer): Error {
  return new Error(`the kernel answered with ${kind}`);
}
