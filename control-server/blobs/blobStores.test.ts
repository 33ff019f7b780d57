/** What every store of blobs promises, wherever they lie. */
import assert from 'node:assert/strict';
import { buffer, text } from 'node:stream/consumers';
import { after, before, describe, it } from 'mocha';
import type { Context } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { skip } from '../../tools/testing/skip.ts';
import { withFileBlobs, withS3Blobs } from '../testing/blobPlaces.ts';
import type { BlobPlaceTest } from '../testing/blobPlaces.ts';
import { noMoto, startMoto } from '../testing/motoServer.ts';
import type { MotoServer } from '../testing/motoServer.ts';
import { bytesOf, hashesIn, sha256Of } from '../testing/testKeeper.ts';

const hello = sha256Of('hello');
const plenty = { mostBytes: 2 ** 26 };
const is = (code: ErrorCode) => (error: unknown) => isAppError(error, code);

type Test = (use: (test: BlobPlaceTest) => Promise<void>) => (this: Context) => Promise<void>;

/** `place` makes a store for one test. */
function promisesOf(where: string, place: Test): void {
  it(
    `in ${where} are given back whole or in part, by the hash of their content`,
    place(async ({ blobs, names }) => {
      const put = await blobs.put(bytesOf('hel', '', 'lo'), { ...plenty, sha256: hello });
      assert.deepEqual(put, { kind: 'stored', sha256: hello, bytes: 5 });
      assert.equal(await text(await blobs.get(hello)), 'hello');
      assert.equal(await text(await blobs.get(hello, { first: 1, last: 3 })), 'ell');
      assert.equal(await text(await blobs.get(hello, { first: 0, last: 4 })), 'hello');
      assert.ok(await blobs.has(hello));
      assert.deepEqual(await names(), [hello]);
      await blobs.delete(hello);
      await blobs.delete(hello);
      assert.equal(await blobs.has(hello), false);
      await assert.rejects(blobs.get(hello), is('blob.not_found'));
      await assert.rejects(blobs.get(hello, { first: 1, last: 3 }), is('blob.not_found'));
      assert.deepEqual(await names(), []);
    }),
  );

  it(
    `in ${where} leave nothing of what is too large, is something else, or breaks off`,
    place(async ({ blobs, names }) => {
      assert.deepEqual(await blobs.put(bytesOf('hel', 'lo'), { mostBytes: 4 }), { kind: 'tooLarge' });
      const other = { ...plenty, sha256: sha256Of('other') };
      assert.deepEqual(await blobs.put(bytesOf('hello'), other), { kind: 'otherContent' });
      const breaking = (async function* () {
        yield* bytesOf('hel');
        throw new Error('the line broke');
      })();
      await assert.rejects(blobs.put(breaking, plenty), /the line broke/u);
      assert.deepEqual(await names(), []);
    }),
  );

  it(
    `in ${where} of the same content are one, and a damaged one is mended by it`,
    place(async ({ blobs, names, damage }) => {
      await Promise.all(Array.from({ length: 8 }, () => blobs.put(bytesOf('hello'), plenty)));
      assert.deepEqual(await names(), [hello]);
      await damage(hello, 'jello');
      await blobs.put(bytesOf('hello'), plenty);
      assert.equal(await text(await blobs.get(hello)), 'hello');
    }),
  );

  it(
    `in ${where} that are damaged are not read to their end`,
    place(async ({ blobs, damage }) => {
      for (const content of ['jello', 'hell', 'hello!', '']) {
        await blobs.put(bytesOf('hello'), plenty);
        await damage(hello, content);
        await assert.rejects(text(await blobs.get(hello)), is('blob.damaged'));
      }
    }),
  );

  it(
    `in ${where} may be large, empty, and read by many at once, also by one who leaves early`,
    place(async ({ blobs }) => {
      const large = Buffer.alloc(9 * 2 ** 20, 'autos de infração; ');
      const sha256 = sha256Of(large);
      const chunks = Array.from({ length: 9 }, (_, i) => large.subarray(i * 2 ** 20, (i + 1) * 2 ** 20));
      assert.equal((await blobs.put(bytesOf(...chunks), { ...plenty, sha256 })).kind, 'stored');
      assert.equal((await blobs.put(bytesOf(), plenty)).kind, 'stored');
      assert.equal(await text(await blobs.get(sha256Of(''))), '');
      const leaver = await blobs.get(sha256);
      for await (const chunk of leaver) {
        assert.ok((chunk as Buffer).length > 0);
        break;
      }
      (await blobs.get(sha256)).destroy();
      const all = await Promise.all(Array.from({ length: 4 }, async () => buffer(await blobs.get(sha256))));
      for (const one of all) assert.ok(one.equals(large));
      const end = await blobs.get(sha256, { first: large.length - 7, last: large.length - 1 });
      assert.ok((await buffer(end)).equals(large.subarray(-7)));
    }),
  );

  it(
    `in ${where} are listed, also while they are deleted`,
    place(async ({ blobs }) => {
      const hashes = Array.from({ length: 12 }, (_, i) => sha256Of(`text ${i}`)).sort();
      for (let i = 0; i < hashes.length; i++) await blobs.put(bytesOf(`text ${i}`), plenty);
      assert.deepEqual((await hashesIn(blobs)).sort(), hashes);
      for await (const sha256 of blobs.list()) await blobs.delete(sha256);
      assert.deepEqual(await hashesIn(blobs), []);
    }),
  );
}

describe('blobs', function () {
  this.timeout(120_000);
  let moto: MotoServer | undefined;

  before(async () => {
    moto = await startMoto();
  });

  after(async () => {
    await moto?.stop();
  });

  promisesOf('a folder', (use) => () => withFileBlobs(use));
  promisesOf(
    'an S3-compatible store',
    (use) =>
      async function () {
        if (!moto) skip(this, noMoto);
        await withS3Blobs(moto.address, use);
      },
  );
});
