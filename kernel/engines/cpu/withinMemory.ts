/** Turns failures of the machine into failures a person can act on; after refused memory the session stays usable. */
import { AppError } from '../../../core/contract/errors/appError.ts';
import { planMemory } from './memoryPlan.ts';
import { NativeFailure } from './nativeFailure.ts';
import type { OpenedModel } from './openedModel.ts';
import { outOfMemory } from './state/allocateMemory.ts';

/** Throws `engine.out_of_memory` or `engine.failed`. */
export async function withinMemory<T>(
  { shape, options, graphs }: OpenedModel,
  lengths: Int32Array,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefusedMemory(error)) {
      // What loaded graphs hold is given back: the next try may be with less.
      await graphs.close();
      const { workBytes } = planMemory({ shape, frozenLayers: options.frozenLayers, lengths: [...lengths] });
      throw outOfMemory(workBytes, error);
    }
    if (!(error instanceof NativeFailure)) throw error;
    throw new AppError('engine.failed', { engine: 'cpu', operation: error.operation }, { cause: error });
  }
}

/** JavaScript refuses memory with a RangeError. */
function isRefusedMemory(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof NativeFailure && error.isRefusedMemory);
}
