/** The job that is next for a worker: by priority, then by arrival, of owners who have not reached their limit; one that needs a folder only where that is the worker's. */
import { heldStates } from '../../core/contract/job.ts';
import type { Limits } from '../../core/contract/limits.ts';
import type { Db } from '../store/store.ts';

/** `workerId` null: for any worker. */
export async function findClaimable(
  db: Db,
  { run }: Limits,
  workerId: string | null,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', 'queued')
    .$if(workerId !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('needs_folder_id', 'is', null),
          eb(
            'needs_folder_id',
            '=',
            eb
              .selectFrom('workers')
              .select('workers.folder_id')
              .where('workers.id', '=', workerId ?? ''),
          ),
        ]),
      ),
    )
    .where((outer) =>
      outer
        .selectFrom('jobs as held')
        .select((eb) => eb(eb.fn.countAll<number>(), '<', run.maxTotalConcurrentRuns).as('isFree'))
        .where('held.state', 'in', heldStates),
    )
    .where('owner', 'not in', (outer) =>
      outer
        .selectFrom('jobs as held')
        .leftJoin('limit_changes as own', 'own.owner', 'held.owner')
        .select('held.owner')
        .where('held.state', 'in', heldStates)
        .groupBy(['held.owner', 'own.max_running'])
        .having((eb) =>
          eb(
            eb.fn.countAll<number>(),
            '>=',
            eb.fn.coalesce('own.max_running', eb.val(run.maxConcurrentRunsPerUser)),
          ),
        ),
    )
    .orderBy('priority', 'desc')
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
