/** How large a micro-batch and where the prefix cache lies, decided from free memory before the first step. */
import { availableMemory } from 'node:process';
import { AppError } from '../core/contract/errors/appError.ts';
import type { Engine } from './engines/engine.ts';
import type { ModelShape } from './model/modelShape.ts';

/** Part of the free memory that a run takes at most; the rest is other programs' and our planning error's. */
const usableShare = 0.8;
/** Part of the free memory for the prefix cache; above it, a file. */
const cacheShare = 0.3;

/** Bytes this process may still take: the machine's free memory, or less where a container says so. */
export function freeMemoryBytes(): number {
  return availableMemory();
}

export function cacheFitsMemory(cacheBytes: number, freeBytes: number): boolean {
  return cacheBytes <= freeBytes * cacheShare;
}

export interface FitQuestion {
  readonly engine: Engine;
  readonly shape: ModelShape;
  readonly frozenLayers: number;
  readonly batchSize: number;
  /** Tokens of every unit; the longest ones decide. */
  readonly lengths: Int32Array;
  /** What training keeps beside the engine. */
  readonly besideBytes: number;
  readonly freeBytes: number;
}

export interface FittedBatch {
  readonly microBatch: number;
  readonly estimatedBytes: number;
}

/** The largest micro-batch whose worst case fits. Throws `engine.out_of_memory` when not even one text does. */
export function fitMicroBatch(question: FitQuestion): FittedBatch {
  const { engine, shape, frozenLayers, besideBytes } = question;
  const longestFirst = question.lengths.toSorted((a, b) => b - a);
  const usable = question.freeBytes * usableShare;
  for (let microBatch = question.batchSize; ; microBatch = Math.ceil(microBatch / 2)) {
    const plan = engine.planMemory({ shape, frozenLayers, lengths: [...longestFirst.slice(0, microBatch)] });
    const estimatedBytes = plan.stateBytes + plan.workBytes + besideBytes;
    if (estimatedBytes <= usable) return { microBatch, estimatedBytes };
    if (microBatch === 1) {
      const toMiB = (bytes: number) => Math.ceil(bytes / 2 ** 20);
      throw new AppError('engine.out_of_memory', {
        neededMiB: toMiB(estimatedBytes),
        freeMiB: toMiB(question.freeBytes),
      });
    }
  }
}
