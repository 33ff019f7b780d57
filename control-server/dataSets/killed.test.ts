/** A server that is killed while a piece arrives. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { uploadSchema } from '../../core/contract/storedDataSet.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openFileBlobs } from '../blobs/openFileBlobs.ts';
import { openSqliteStore } from '../store/openSqliteStore.ts';
import { startScript } from '../testing/startScript.ts';
import { append, fileOf, filesBelow, finish, keeperOf } from '../testing/testKeeper.ts';
import { findUpload } from './findUpload.ts';
import { uploadOf } from './uploadOf.ts';

async function openKeeper(folder: string) {
  return keeperOf(await openSqliteStore(folder), await openFileBlobs(join(folder, 'blobs')));
}

describe('an upload', () => {
  it('that was under way when the server was killed goes on after the last piece it answered for', () =>
    withTemporaryFolder(async (folder) => {
      const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
      const script = `
        const { openSqliteStore } = await import(${here('../store/openSqliteStore.ts')});
        const { openFileBlobs } = await import(${here('../blobs/openFileBlobs.ts')});
        const { beginUpload } = await import(${here('beginUpload.ts')});
        const { appendPiece } = await import(${here('appendPiece.ts')});
        const { keeperOf } = await import(${here('../testing/testKeeper.ts')});
        const folder = ${JSON.stringify(folder)};
        const blobs = await openFileBlobs(folder + '/blobs');
        const keeper = keeperOf(await openSqliteStore(folder), blobs);
        const { id: uploadId } = await beginUpload(keeper, 'ana', ${JSON.stringify(fileOf('aabbcc'))});
        const first = (async function* () { yield Buffer.from('aa'); })();
        const upload = await appendPiece(keeper, { owner: 'ana', uploadId, place: 0, content: first });
        const second = (async function* () {
          yield Buffer.from('bb');
          console.log(JSON.stringify(upload));
          await new Promise(() => setInterval(() => undefined, 1000));
        })();
        await appendPiece(keeper, { owner: 'ana', uploadId, place: 2, content: second });`;
      const running = await startScript(script);
      await running.kill();
      assert.equal(filesBelow(join(folder, 'blobs')).length, 2);

      const keeper = await openKeeper(folder);
      const { id } = uploadSchema.parse(JSON.parse(running.firstWord));
      const upload = uploadOf(await findUpload(keeper.store, { owner: 'ana', uploadId: id }));
      assert.equal(upload.received, 2);
      await append(keeper, upload, [2, 'bbcc']);
      const { versions } = await finish(keeper, upload);
      assert.deepEqual(versions[0]?.file, fileOf('aabbcc'));
      assert.equal(filesBelow(join(folder, 'blobs')).length, 1);
      await keeper.store.close();
    }));
});
