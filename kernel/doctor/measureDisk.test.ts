import assert from 'node:assert/strict';
import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { measureDisk } from './measureDisk.ts';

describe('measureDisk (R4)', () => {
  it('looks at the nearest folder that exists, and leaves nothing behind', () =>
    withTemporaryFolder(async (folder) => {
      const disk = await measureDisk(join(folder, 'ainda', 'não existe'));
      assert.equal(disk.path, folder);
      assert.equal(disk.writable, true);
      assert.ok(disk.freeMiB > 0);
      assert.deepEqual(readdirSync(folder), []);
    }));

  it('says when nothing can be written', function () {
    if (process.platform === 'win32' || process.getuid?.() === 0)
      skip(this, 'this user may write everywhere');
    return withTemporaryFolder(async (folder) => {
      chmodSync(folder, 0o555);
      assert.equal((await measureDisk(folder)).writable, false);
    });
  });
});
