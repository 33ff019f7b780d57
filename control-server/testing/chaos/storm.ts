/** The storm from its beginning to its verdict. */
import { judge, unfinished } from './judge.ts';
import type { Faults } from './judge.ts';
import { readKept, readTrail } from './readKept.ts';
import { runChaos } from './runChaos.ts';
import type { ChaosPlan } from './runChaos.ts';
import type { Cluster } from './servers.ts';

export interface StormOutcome extends Faults {
  readonly unfinished: number;
  readonly jobs: number;
  /** Words of workers that the server acknowledged. */
  readonly writes: number;
  /** Leases that a kill or an outage ended, as workers heard it. */
  readonly leasesLost: number;
}

export async function storm(cluster: Cluster, plan: Omit<ChaosPlan, 'servers'>): Promise<StormOutcome> {
  const { servers } = cluster;
  try {
    // The first makes the schema.
    for (const server of servers) await server.start();
    const told = await runChaos({ ...plan, servers });
    const [first] = servers;
    if (!first) throw new Error('a storm needs a server');
    const trail = await readTrail(first.place);
    for (const server of servers) await server.stop();
    const store = await cluster.openStore();
    try {
      const kept = await readKept(store.db, trail);
      const { acknowledged, diary } = told;
      const leasesLost = diary.filter(({ kind }) => kind === 'lost').length;
      return {
        ...judge(told, kept),
        unfinished: unfinished(told, kept),
        jobs: acknowledged.length,
        writes: diary.length - leasesLost,
        leasesLost,
      };
    } finally {
      await store.close();
    }
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** How much is wrong, all together. */
export function faultsIn(outcome: StormOutcome): number {
  const { lostJobs, unfinished: open, doneTwice, lostWrites, untold, brokenTrail } = outcome;
  return lostJobs + open + doneTwice + lostWrites + untold + brokenTrail;
}
