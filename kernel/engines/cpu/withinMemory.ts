/** Turns a refused allocation into a failure a person can act on; the session stays usable. */
import { outOfMemory } from './state/allocateMemory.ts';
import { planMemory } from './memoryPlan.ts';
import type { OpenedModel } from './openedModel.ts';

export async function withinMemory<T>(
  { shape, options, graphs }: OpenedModel,
  lengths: Int32Array,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRefusedAllocation(error)) throw error;
    // What loaded graphs hold is given back: the next try may be with less.
    await graphs.close();
    const { workBytes } = planMemory({ shape, frozenLayers: options.frozenLayers, lengths: [...lengths] });
    throw outOfMemory(workBytes, error);
  }
}

/**
 * JavaScript refuses with a RangeError. onnxruntime's binding has plain errors only, so this one place looks at the text:
 * of its arena (core/framework/bfc_arena.cc) and of C++'s std::bad_alloc.
 */
function isRefusedAllocation(error: unknown): boolean {
  if (error instanceof RangeError) return true;
  return error instanceof Error && /bad_alloc|allocate memory/i.test(error.message);
}
