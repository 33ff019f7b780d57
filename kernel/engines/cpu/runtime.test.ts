/** onnxruntime beyond our own graphs: what it does of its own accord. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';

const program = fileURLToPath(new URL('testing/sessionProgram.ts', import.meta.url));

describe('onnxruntime', () => {
  it('keeps no identifier of the machine, no record and nothing to send', async function () {
    this.timeout(60_000);
    await withTemporaryFolder(async (folder) => {
      const home = join(folder, 'home');
      const temporary = join(folder, 'temporary');
      for (const path of [home, temporary]) await mkdir(path);
      // On the machines of builds and tests it is silent anyway: this must look like a person's.
      const person = Object.entries(process.env).filter(
        ([name]) => !/^(CI|ORT_.*|.*_CI|GITHUB_.*)$/.test(name),
      );
      const homes = { HOME: home, USERPROFILE: home, XDG_CACHE_HOME: join(home, '.cache') };
      const folders = { ...homes, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx/esm', program], {
        env: { ...Object.fromEntries(person), ...folders, TSX_DISABLE_CACHE: '1' },
      });
      assert.equal(stdout, '4\n');
      assert.deepEqual(await readdir(folder, { recursive: true }), ['home', 'temporary']);
    });
  });
});
