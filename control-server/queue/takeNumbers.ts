/** The next numbers for what happens to a job, and its run's state as that leaves it. Until the transaction ends, nobody else gets any. */
import { sql } from 'kysely';
import { nextState, runStates } from '../../core/contract/runState.ts';
import type { RunState, RunTransition } from '../../core/contract/runState.ts';
import type { Trx } from '../store/store.ts';

export interface Happening {
  readonly count: number;
  /** Those of them that are transitions, in their order. */
  readonly transitions: readonly RunTransition[];
}

/** The first of them. */
export async function takeNumbers(
  trx: Trx,
  jobId: string,
  { count, transitions }: Happening,
): Promise<number> {
  const row = await trx
    .updateTable('jobs')
    .set(({ eb }) => ({
      event_count: eb('event_count', '+', count),
      ...(transitions.length > 0 && { run_state: folded(transitions) }),
    }))
    .where('id', '=', jobId)
    .returning('event_count')
    .executeTakeFirstOrThrow();
  return row.event_count - count + 1;
}

/** In one statement with the numbers, whatever the state is at that moment. */
function folded(transitions: readonly RunTransition[]) {
  const cases = runStates.flatMap((state) => {
    const after = transitions.reduce(nextState, state);
    return after === state ? [] : [sql`when ${state} then ${after}`];
  });
  return cases.length === 0
    ? sql<RunState>`run_state`
    : sql<RunState>`case run_state ${sql.join(cases, sql` `)} else run_state end`;
}
