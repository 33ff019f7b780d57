/** One update that survives a lack of memory: the batch is cut into smaller parts and the update stays the same. */
import { isAppError } from '../core/contract/errors/appError.ts';
import { microBatches } from './data/batches.ts';
import { labelledBatches } from './data/units.ts';
import type { LabelledUnits } from './data/units.ts';
import type { EngineSession, StepResult, Update } from './engines/engine.ts';

export interface StepTask {
  readonly data: LabelledUnits;
  readonly batch: Int32Array;
  readonly microBatch: number;
  readonly update: Update;
}

/** The step's result, and the micro-batch that went through. Throws `engine.out_of_memory` when one text is too much. */
export async function trainStep(
  session: EngineSession,
  task: StepTask,
): Promise<StepResult & { readonly microBatch: number }> {
  for (let microBatch = task.microBatch; ; microBatch = Math.ceil(microBatch / 2)) {
    try {
      const parts = microBatches(task.batch, microBatch);
      const result = await session.step(await labelledBatches(task.data, parts), task.update);
      return { ...result, microBatch };
    } catch (error) {
      if (!isAppError(error, 'engine.out_of_memory') || microBatch === 1) throw error;
    }
  }
}
