/** One host of each version is kept. */
import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../testing/temporaryFolder.ts';
import { dropOlderHosts } from './dropOlderHosts.ts';

describe('older hosts', () => {
  it('of the same version go; other versions, unfinished hosts and pictures stay', async () => {
    await withTemporaryFolder(async (cache) => {
      const kept = ['1.100.3-0a', '1.100.3-0b.1234.partial', '1.100.30-0b', '1.139.1-0b', 'shots'];
      for (const name of [...kept, '1.100.3-0b']) await mkdir(join(cache, name));
      await dropOlderHosts(join(cache, '1.100.3-0a'));
      assert.deepEqual((await readdir(cache)).sort(), kept);
    });
  });
});
