/** The short version of the measurements `chaos` and `chaos-postgres`. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { sqliteServer } from './testing/chaos/servers.ts';
import { faultsIn, storm } from './testing/chaos/storm.ts';

const jobs = 150;

describe('a server and workers that are killed again and again', function () {
  this.timeout(180_000);

  it('lose no job and no word that was acknowledged, and do nothing twice', () =>
    withTemporaryFolder(async (folder) => {
      const outcome = await storm(sqliteServer(folder), {
        folder,
        jobs,
        workers: 4,
        serverKills: 5,
        workerKills: 6,
        say: () => undefined,
      });
      assert.equal(faultsIn(outcome), 0, JSON.stringify(outcome));
      assert.equal(outcome.jobs, jobs);
      assert.ok(outcome.writes >= 3 * jobs);
    }));
});
