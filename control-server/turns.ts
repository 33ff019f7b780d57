/** What the server does again and again by itself: leases that end, jobs that do not go on, files that nothing names. */
import { dropEndedBundles } from './bundles/dropEndedBundles.ts';
import type { CareSettings } from './care/careSettings.ts';
import type { DataKeeper } from './dataSets/dataKeeper.ts';
import { sweep } from './dataSets/sweep.ts';
import type { ClaimLine } from './http/claimLine.ts';
import type { Log } from './log/serverLog.ts';
import type { ServerFigures } from './metrics/serverFigures.ts';
import { expireLeases } from './queue/expireLeases.ts';
import { isClaimable } from './queue/isClaimable.ts';
import type { Queue } from './queue/queue.ts';
import { repeatEvery } from './repeatEvery.ts';
import type { Repetition } from './repeatEvery.ts';
import { patrol } from './watchdog/patrol.ts';

interface Reaping {
  readonly queue: Queue;
  readonly keeper: DataKeeper;
  readonly waker: ClaimLine;
  readonly log: Log;
  readonly times: CareSettings;
  readonly figures: ServerFigures;
}

export function keepReaping({ queue, keeper, waker, log, times, figures }: Reaping): Repetition {
  return repeatEvery(times.reapMs, {
    turn: async () => {
      // What was changed on another server of the same database.
      await queue.rules.refresh(queue.store.db);
      const lost = await expireLeases(queue);
      figures.leasesLost(lost);
      if (lost > 0) log(`${lost} leases ended without a word of their workers`);
      const helped = await patrol(queue, times.watchRules);
      figures.watchdogActed(helped);
      if (helped > 0) log(`${helped} jobs that did not go on were warned of, restarted or taken`);
      // A ring of another server may be lost with a connection.
      if (await isClaimable(queue)) waker.wake();
      const ended = await dropEndedBundles(keeper);
      if (ended > 0) log(`${ended} checkpoints of jobs that have ended were deleted`);
    },
    failed: (error) => {
      log(`leases could not be looked at: ${String(error)}`);
    },
  });
}

export function keepSweeping(keeper: DataKeeper, { sweepMs }: CareSettings, log: Log): Repetition {
  return repeatEvery(sweepMs, {
    turn: async (signal) => {
      const count = await sweep(keeper, signal);
      if (count > 0) log(`${count} files that nothing names were deleted`);
    },
    failed: (error) => {
      log(`files that nothing names could not be looked for: ${String(error)}`);
    },
  });
}
