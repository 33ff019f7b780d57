/** Deletes what the policy says, piece by piece: what a stop interrupts is due again the next time. */
import { isOneOf } from '../../core/contract/errors/appError.ts';
import { appendAudit } from '../audit/appendAudit.ts';
import type { CareResult, CareTurn } from '../care/caretaker.ts';
import type { DataKeeper } from '../dataSets/dataKeeper.ts';
import { takeOutDataSet, takeOutVersion } from '../dataSets/deleteDataSet.ts';
import { dropUnused } from '../dataSets/dropUnused.ts';
import { lockFiles } from '../dataSets/lockFiles.ts';
import type { Asker } from '../queue/queue.ts';
import type { DueData } from './dueDataSets.ts';
import { findDue } from './findDue.ts';
import type { Due } from './findDue.ts';
import { readPolicy } from './policy.ts';
import { removeDetails, removeJob } from './removeJob.ts';

export async function removeDue(keeper: DataKeeper, { signal, by }: CareTurn): Promise<CareResult> {
  const { store } = keeper;
  const told: Record<string, number> = {};
  let count = 0;
  for (const due of await findDue(store, await readPolicy(store.db))) {
    let removed = 0;
    for (const remove of removalsOf(keeper, due, by)) {
      if (signal.aborted) break;
      if (await remove()) removed += 1;
    }
    told[due.kind] = removed;
    count += removed;
  }
  return { told, count };
}

type Remove = () => Promise<boolean>;

function removalsOf(keeper: DataKeeper, due: Due, by: Asker): Remove[] {
  const { store } = keeper;
  const removal = { store, cutoff: due.cutoff, by };
  switch (due.kind) {
    case 'jobs':
      return due.ids.map((id) => () => removeJob(removal, id));
    case 'events':
    case 'metrics':
    case 'logs': {
      const { kind } = due;
      return due.ids.map((id) => () => removeDetails(removal, kind, id));
    }
    case 'dataSets':
      return due.data.map((one) => () => removeData(keeper, one, by));
    case 'mails':
      return due.ids.map((id) => async () => {
        const { numDeletedRows } = await store.db.deleteFrom('mails').where('id', '=', id).executeTakeFirst();
        return numDeletedRows > 0n;
      });
  }
}

/** False where a job names it since, or it has gone. */
async function removeData(keeper: DataKeeper, data: DueData, by: Asker): Promise<boolean> {
  const { dataSetId, owner, version } = data;
  const { store } = keeper;
  const now = await store.now();
  try {
    const hashes = await store.db.transaction().execute(async (trx) => {
      await lockFiles(trx);
      const taken =
        version === null
          ? (await takeOutDataSet(trx, { dataSetId, reach: owner }, now)).hashes
          : await takeOutVersion(trx, owner, { id: dataSetId, version });
      const object = { kind: 'dataSet' as const, id: dataSetId };
      const action = version === null ? 'dataSet.delete' : 'dataSet.deleteVersion';
      await appendAudit(trx, { now, by }, [{ action, object, owner, count: taken.length }]);
      return taken;
    });
    await dropUnused(keeper, hashes);
    return true;
  } catch (error) {
    if (isOneOf(error, ['dataset.in_use', 'dataset.not_found'])) return false;
    throw error;
  }
}
