/** A batch that may be too much for the memory: done whole where it fits, else in halves. */
import { isAppError } from '../../core/contract/errors/appError.ts';

/** Runs `work` on all units of the batch. Throws `engine.out_of_memory` when a single unit is too much. */
export async function inPieces(batch: Int32Array, work: (part: Int32Array) => Promise<void>): Promise<void> {
  try {
    await work(batch);
  } catch (error) {
    if (!isAppError(error, 'engine.out_of_memory') || batch.length === 1) throw error;
    const middle = Math.ceil(batch.length / 2);
    await inPieces(batch.subarray(0, middle), work);
    await inPieces(batch.subarray(middle), work);
  }
}
