/** What a run did otherwise than asked: said at once, and kept in the record. */
import type { Adjustment } from '../../core/contract/runRecord.ts';
import type { RequestContext } from '../requestContext.ts';
import type { RunDiary } from './runDiary.ts';

/** An adjustment without numbers may leave them out. A resumed run comes by again and says it once. */
export async function noteAdjustment(
  diary: RunDiary,
  noted: Pick<Adjustment, 'what' | 'reason'> & Partial<Adjustment>,
  context: RequestContext,
): Promise<void> {
  const { adjustments } = diary.record;
  if (adjustments.some(({ what, reason }) => what === noted.what && reason === noted.reason)) return;
  const adjustment = { from: null, to: null, step: null, ...noted };
  context.emit({ kind: 'adjusted', adjustment });
  await diary.update({ adjustments: [...adjustments, adjustment] });
}
