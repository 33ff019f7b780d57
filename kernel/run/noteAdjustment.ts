/** What a run did otherwise than asked: said at once, and kept in the record before the work goes on. */
import type { Adjustment, RunRecord } from '../../core/contract/runRecord.ts';
import type { RequestContext } from '../requestContext.ts';

/** Of a run's diary, what is read and written here. */
export interface KeptRecord {
  readonly record: Pick<RunRecord, 'adjustments'>;
  update(changes: Pick<RunRecord, 'adjustments'>): Promise<void>;
}

/** An adjustment without numbers may leave them out. A resumed run comes by again and says it once. */
export async function noteAdjustment(
  diary: KeptRecord,
  noted: Pick<Adjustment, 'what' | 'reason'> & Partial<Adjustment>,
  { emit }: Pick<RequestContext, 'emit'>,
): Promise<void> {
  const { adjustments } = diary.record;
  const adjustment = { from: null, to: null, step: null, ...noted };
  if (adjustments.some((known) => isSame(known, adjustment))) return;
  emit({ kind: 'adjusted', adjustment });
  await diary.update({ adjustments: [...adjustments, adjustment] });
}

/**
 * Numbers only fall, so the same ones are the same adjustment. The step does not count: a run that goes on from a
 * checkpoint before it may run out of memory at another one.
 */
function isSame(one: Adjustment, other: Adjustment): boolean {
  return (
    one.what === other.what && one.reason === other.reason && one.from === other.from && one.to === other.to
  );
}
