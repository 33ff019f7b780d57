/** A host is prepared whole or not at all, and a machine without the registry is told apart from a mistake. */
import assert from 'node:assert/strict';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { skip } from '../../testing/skip.ts';
import { withTemporaryFolder } from '../../testing/temporaryFolder.ts';
import { Unavailable } from '../unavailable.ts';
import { hostVersions } from './hostVersions.ts';
import { prepareHost } from './prepareHost.ts';
import { recipeHash } from './recipeHash.ts';

const [version] = hostVersions;

describe('a prepared host', function () {
  this.timeout(60_000);

  it('is not half there where there is no registry', async function () {
    if (process.platform !== 'linux') skip(this, 'hosts are prepared on Linux');
    await withTemporaryFolder(async (cache) => {
      const before = process.env['npm_config_registry'];
      // Nobody listens there: npm is refused at once.
      process.env['npm_config_registry'] = 'http://127.0.0.1:9/';
      process.env['npm_config_fetch_retries'] = '0';
      process.env['npm_config_cache'] = join(cache, 'npm');
      try {
        await assert.rejects(
          prepareHost(version!, join(cache, 'hosts'), () => undefined),
          (error) => error instanceof Unavailable && /npm pack failed: .*ECONNREFUSED/.test(error.message),
        );
      } finally {
        if (before === undefined) delete process.env['npm_config_registry'];
        else process.env['npm_config_registry'] = before;
        delete process.env['npm_config_fetch_retries'];
        delete process.env['npm_config_cache'];
      }
      assert.deepEqual(await readdir(join(cache, 'hosts')), []);
    });
  });

  it('is taken from the cache without asking anybody', async function () {
    if (process.platform !== 'linux') skip(this, 'hosts are prepared on Linux');
    await withTemporaryFolder(async (cache) => {
      const folder = join(cache, `${version!.vscode}-${await recipeHash()}`);
      await mkdir(join(folder, 'server'), { recursive: true });
      const said: string[] = [];
      const host = await prepareHost(version!, cache, (line) => said.push(line));
      assert.equal(host.server, join(folder, 'server'));
      assert.equal(host.node, process.execPath);
      assert.deepEqual(said, []);
    });
  });
});
