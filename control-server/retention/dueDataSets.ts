/** Data sets and versions that no job names and that are old enough. */
import type { Db } from '../store/store.ts';

export interface DueData {
  readonly dataSetId: string;
  readonly owner: string;
  readonly name: string;
  /** Null: the whole data set goes. */
  readonly version: number | null;
}

interface VersionRow {
  readonly data_set_id: string;
  readonly owner: string;
  readonly name: string;
  readonly version: number;
  readonly created_at: number;
}

/** The newest version of a data set that stays is kept: its number must not be given again. */
export async function dueDataSets(db: Db, cutoff: number): Promise<DueData[]> {
  const rows = await db
    .selectFrom('data_set_versions as versions')
    .innerJoin('data_sets', 'data_sets.id', 'versions.data_set_id')
    .select(['versions.data_set_id', 'versions.version', 'versions.created_at'])
    .select(['data_sets.owner', 'data_sets.name'])
    .orderBy('data_sets.number')
    .orderBy('versions.version')
    .execute();
  const named = await db
    .selectFrom('jobs')
    .select(['data_set_id', 'data_set_version'])
    .where('data_set_id', 'is not', null)
    .distinct()
    .execute();
  const used = new Set(named.map((job) => JSON.stringify([job.data_set_id, job.data_set_version])));
  const isUsed = (row: VersionRow) => used.has(JSON.stringify([row.data_set_id, row.version]));
  const bySet = new Map<string, VersionRow[]>();
  for (const row of rows) bySet.set(row.data_set_id, [...(bySet.get(row.data_set_id) ?? []), row]);
  return [...bySet.values()].flatMap((versions) => dueOf(versions, cutoff, isUsed));
}

/** `versions` of one data set, from the first to the newest. */
function dueOf(
  versions: readonly VersionRow[],
  cutoff: number,
  isUsed: (row: VersionRow) => boolean,
): DueData[] {
  const isDue = (row: VersionRow) => row.created_at <= cutoff && !isUsed(row);
  const [first] = versions;
  if (first && versions.every(isDue)) {
    const { data_set_id: dataSetId, owner, name } = first;
    return [{ dataSetId, owner, name, version: null }];
  }
  return versions
    .slice(0, -1)
    .filter(isDue)
    .map(({ data_set_id: dataSetId, owner, name, version }) => ({ dataSetId, owner, name, version }));
}
