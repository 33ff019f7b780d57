import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { startScript } from '../testing/startScript.ts';
import { bytesOf, filesBelow, hashesIn, sha256Of } from '../testing/testKeeper.ts';
import { openFileBlobs } from './openFileBlobs.ts';

const module = JSON.stringify(new URL('openFileBlobs.ts', import.meta.url).href);
const hello = sha256Of('hello');
const plenty = { mostBytes: 2 ** 20 };

describe('blobs in a folder', () => {
  it('are given back whole or in part, by the hash of their content', () =>
    withTemporaryFolder(async (folder) => {
      const blobs = await openFileBlobs(folder);
      const put = await blobs.put(bytesOf('hel', '', 'lo'), { ...plenty, sha256: hello });
      assert.deepEqual(put, { kind: 'stored', sha256: hello, bytes: 5 });
      assert.equal((await buffer(await blobs.get(hello))).toString(), 'hello');
      assert.equal((await buffer(await blobs.get(hello, { first: 1, last: 3 }))).toString(), 'ell');
      assert.ok(await blobs.has(hello));
      assert.deepEqual(
        filesBelow(folder).map((path) => basename(path)),
        [hello],
      );
      assert.deepEqual(await hashesIn(blobs), [hello]);
      await blobs.delete(hello);
      await blobs.delete(hello);
      assert.equal(await blobs.has(hello), false);
      await assert.rejects(blobs.get(hello), (error) => isAppError(error, 'blob.not_found'));
    }));

  it('leave nothing of what is too large, is something else, or breaks off', () =>
    withTemporaryFolder(async (folder) => {
      const blobs = await openFileBlobs(folder);
      assert.deepEqual(await blobs.put(bytesOf('hel', 'lo'), { mostBytes: 4 }), { kind: 'tooLarge' });
      const other = { ...plenty, sha256: sha256Of('other') };
      assert.deepEqual(await blobs.put(bytesOf('hello'), other), { kind: 'otherContent' });
      const breaking = (async function* () {
        yield* bytesOf('hel');
        throw new Error('the line broke');
      })();
      await assert.rejects(blobs.put(breaking, plenty), /the line broke/u);
      assert.deepEqual(filesBelow(folder), []);
    }));

  it('of the same content are one, and a damaged one is mended by it', () =>
    withTemporaryFolder(async (folder) => {
      const blobs = await openFileBlobs(folder);
      await Promise.all(Array.from({ length: 8 }, () => blobs.put(bytesOf('hello'), plenty)));
      const [path = '', ...more] = filesBelow(folder);
      assert.deepEqual(more, []);
      writeFileSync(path, 'jello');
      await blobs.put(bytesOf('hello'), plenty);
      assert.equal((await buffer(await blobs.get(hello))).toString(), 'hello');
    }));

  it('are whole or not there after a kill, and its remains are cleared', () =>
    withTemporaryFolder(async (folder) => {
      const script = `
        const { openFileBlobs } = await import(${module});
        const blobs = await openFileBlobs(${JSON.stringify(folder)});
        const bounds = { mostBytes: 2 ** 30 };
        await blobs.put((async function* () { yield Buffer.from('hello'); })(), bounds);
        await blobs.put((async function* () {
          for (;;) {
            yield Buffer.alloc(2 ** 16);
            console.log('written');
          }
        })(), bounds);`;
      const running = await startScript(script);
      await running.kill();
      assert.equal(filesBelow(folder).length, 2);
      const blobs = await openFileBlobs(folder);
      assert.deepEqual(
        filesBelow(folder).map((path) => basename(path)),
        [hello],
      );
      assert.equal((await buffer(await blobs.get(hello))).toString(), 'hello');
    }));

  it('of several servers: what another is writing is left to it, what nobody goes on with is not', () =>
    withTemporaryFolder(async (folder) => {
      const first = await openFileBlobs(folder, { isShared: true });
      const old = join(folder, 'arriving', 'old');
      writeFileSync(old, 'x');
      utimesSync(old, 1, 1);
      const put = first.put(
        (async function* () {
          yield Buffer.from('hel');
          const second = await openFileBlobs(folder, { isShared: true });
          assert.equal(await second.has(hello), false);
          yield Buffer.from('lo');
        })(),
        plenty,
      );
      assert.equal((await put).kind, 'stored');
      assert.deepEqual(
        filesBelow(folder).map((path) => basename(path)),
        [hello],
      );
    }));

  it('say that the disk is full, and leave nothing', async function () {
    if (process.platform !== 'linux') skip(this, 'a shell that bounds the size of files is needed');
    await withTemporaryFolder((folder) => {
      // A file system that takes no larger files fails as a full one does.
      const script = `
        const { openFileBlobs } = await import(${module});
        const blobs = await openFileBlobs(${JSON.stringify(folder)});
        const put = (bytes) => blobs.put((async function* () { yield Buffer.alloc(bytes); })(), { mostBytes: 2 ** 30 });
        console.log((await put(2 ** 21).catch((error) => error)).code, (await put(1000)).kind);`;
      const node = [process.execPath, '--import', 'tsx/esm', '--input-type=module', '--eval', script];
      const shell = `trap '' XFSZ; ulimit -f 1024; exec "$@"`;
      const options = { encoding: 'utf8', env: { ...process.env, TSX_DISABLE_CACHE: '1' } } as const;
      const { stdout, stderr } = spawnSync('bash', ['-c', shell, 'bash', ...node], options);
      assert.equal(stdout, 'disk.full stored\n', stderr);
      assert.equal(filesBelow(folder).length, 1);
    });
  });
});
