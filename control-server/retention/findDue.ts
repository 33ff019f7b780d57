/** What a policy would delete at this moment; finding it changes nothing. */
import { retentionKinds } from '../../core/contract/care.ts';
import type { RetentionKind, RetentionPolicy, RetentionPreview } from '../../core/contract/care.ts';
import type { Db, Store } from '../store/store.ts';
import { dueDataSets } from './dueDataSets.ts';
import type { DueData } from './dueDataSets.ts';
import { dueJobs, jobsWithDetails } from './dueJobs.ts';

const dayMs = 24 * 3_600_000;

export type Due = { readonly cutoff: number } & (
  | { readonly kind: Exclude<RetentionKind, 'dataSets'>; readonly ids: readonly string[] }
  | { readonly kind: 'dataSets'; readonly data: readonly DueData[] }
);

/** In the order in which it is to go: what goes with its job is not looked at alone before. */
export async function findDue(store: Store, policy: RetentionPolicy): Promise<Due[]> {
  const now = await store.now();
  const found: Due[] = [];
  for (const kind of retentionKinds) {
    const days = policy[kind];
    if (days !== null) found.push(await dueOf(store.db, kind, now - days * dayMs));
  }
  return found;
}

async function dueOf(db: Db, kind: RetentionKind, cutoff: number): Promise<Due> {
  switch (kind) {
    case 'events':
    case 'metrics':
    case 'logs':
      return { kind, cutoff, ids: await jobsWithDetails(db, kind, cutoff) };
    case 'jobs':
      return { kind, cutoff, ids: await dueJobs(db, cutoff) };
    case 'dataSets':
      return { kind, cutoff, data: await dueDataSets(db, cutoff) };
    case 'mails':
      return { kind, cutoff, ids: await dueMails(db, cutoff) };
  }
}

async function dueMails(db: Db, cutoff: number): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .select('id')
    .where('state', '!=', 'waiting')
    .where('ended_at', '<=', cutoff)
    .orderBy('ended_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** As many as a person reads. */
const mostNames = 20;

export function previewOf(found: readonly Due[]): RetentionPreview {
  return {
    due: found.map((due) => {
      const names = due.kind === 'dataSets' ? due.data.map(nameOf) : due.ids;
      return { kind: due.kind, count: names.length, names: names.slice(0, mostNames) };
    }),
  };
}

function nameOf({ dataSetId, name, version }: DueData): string {
  return version === null ? `${dataSetId} ${name}` : `${dataSetId} ${name} (${version})`;
}
