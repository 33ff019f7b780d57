import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'mocha';
import { isAppError } from '../../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../../core/contract/errors/appError.ts';
import { skip } from '../../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { s3Settings, withS3Blobs } from '../../testing/blobPlaces.ts';
import { emptyList, refusal, withFakeS3 } from '../../testing/fakeS3.ts';
import type { Answering } from '../../testing/fakeS3.ts';
import { noMoto, startMoto } from '../../testing/motoServer.ts';
import type { MotoServer } from '../../testing/motoServer.ts';
import { bytesOf, filesBelow, sha256Of } from '../../testing/testKeeper.ts';
import type { BlobStore } from '../blobStore.ts';
import { openS3Blobs } from './openS3Blobs.ts';

const hello = sha256Of('hello');
const plenty = { mostBytes: 2 ** 26 };
const never: Answering = (request) => {
  request.resume();
};
const is =
  (code: ErrorCode, params: object = {}) =>
  (error: unknown) => {
    assert.ok(isAppError(error, code), String(error));
    assert.deepEqual({ ...error.params, ...params }, error.params);
    return true;
  };

interface Opened {
  readonly blobs: BlobStore;
  readonly folder: string;
  readonly log: string[];
}

/** A store that gives up after a second, over one that answers everything but lists as `answer` does. */
function withAnswers(answer: Answering, use: (test: Opened) => Promise<void>): Promise<void> {
  const byKind: Answering = (request, response) => {
    (request.url?.includes('list-type') ? emptyList : answer)(request, response);
  };
  return withTemporaryFolder((folder) =>
    withFakeS3(byKind, async (endpoint) => {
      const log: string[] = [];
      const settings = s3Settings(endpoint, { timeoutSeconds: 1 });
      await use({
        blobs: await openS3Blobs(settings, { folder, log: (line) => log.push(line) }),
        folder,
        log,
      });
    }),
  );
}

/** Fails as opening the store does. */
function opening(answer: Answering, timeoutSeconds = 30): Promise<void> {
  return withTemporaryFolder((folder) =>
    withFakeS3(answer, async (endpoint) => {
      const settings = s3Settings(endpoint, { timeoutSeconds });
      await openS3Blobs(settings, { folder, log: () => undefined });
    }),
  );
}

describe('an S3-compatible store', function () {
  this.timeout(60_000);

  for (const [status, word, code] of [
    [404, 'NoSuchBucket', 'storage.bucket_not_found'],
    [403, 'InvalidAccessKeyId', 'storage.keys_wrong'],
    [403, 'SignatureDoesNotMatch', 'storage.keys_wrong'],
    [400, 'ExpiredToken', 'storage.keys_wrong'],
    [403, 'AccessDenied', 'storage.denied'],
    [403, 'RequestTimeTooSkewed', 'storage.failed'],
    [503, 'SlowDown', 'storage.failed'],
    [301, 'PermanentRedirect', 'storage.failed'],
  ] as const) {
    it(`that says ${word} is not opened, and that is told as ${code}`, async () => {
      const params = code === 'storage.failed' ? { reason: word } : {};
      await assert.rejects(opening(refusal(status, word)), is(code, { bucket: 'autos-2026', ...params }));
    });
  }

  it('that is something else is told as storage.failed', async () => {
    const page: Answering = (_request, response) => {
      response.writeHead(502).end('<html>a gateway</html>');
    };
    await assert.rejects(opening(page), is('storage.failed'));
  });

  it('that does not answer is given up, and so is one that nobody is', async () => {
    await assert.rejects(opening(never, 1), is('storage.slow', { seconds: 1 }));
    let gone = '';
    await withFakeS3(never, (endpoint) => {
      gone = endpoint;
      return Promise.resolve();
    });
    await withTemporaryFolder(async (folder) => {
      const opened = openS3Blobs(s3Settings(gone), { folder, log: () => undefined });
      await assert.rejects(opened, is('storage.unreachable', { address: gone }));
    });
  });

  it('that stops taking a file leaves nothing of it here, and its words are in the log without the keys', () =>
    withAnswers(refusal(403, 'AccessDenied'), async ({ blobs, folder, log }) => {
      await assert.rejects(blobs.put(bytesOf('hello'), plenty), is('storage.denied'));
      assert.deepEqual(filesBelow(folder), []);
      assert.equal(log.length, 1);
      assert.match(log[0] ?? '', /^storage: put failed: AccessDenied/u);
      await assert.rejects(blobs.has(hello), is('storage.denied'));
      await assert.rejects(blobs.delete(hello), is('storage.denied'));
    }));

  it('that stands still in the midst of a file is given up', () =>
    withAnswers(
      (request, response) => {
        request.resume();
        if (request.method === 'GET') response.writeHead(200, { 'content-length': '5' }).write('hel');
      },
      async ({ blobs, folder }) => {
        await assert.rejects(blobs.put(bytesOf('hello'), plenty), is('storage.slow'));
        assert.deepEqual(filesBelow(folder), []);
        await assert.rejects(text(await blobs.get(hello)), is('storage.slow'));
        await assert.rejects(text(await blobs.get(hello, { first: 0, last: 4 })), is('storage.slow'));
      },
    ));

  it('is not blamed for a reader that takes its time', () =>
    withAnswers(
      (_request, response) => {
        response.end(Buffer.alloc(2 ** 20, 'a'));
      },
      async ({ blobs }) => {
        const content = await blobs.get(sha256Of(Buffer.alloc(2 ** 20, 'a')));
        let bytes = 0;
        for await (const chunk of content) {
          if (bytes === 0) await pause(1500);
          bytes += (chunk as Buffer).length;
        }
        assert.equal(bytes, 2 ** 20);
      },
    ));

  it('whose line breaks is asked again for a file that comes, and told as unreachable in one that goes', () => {
    let puts = 0;
    return withAnswers(
      (request, response) => {
        if (request.method === 'GET') {
          response.writeHead(200, { 'content-length': '5' }).write('hel', () => response.destroy());
          return;
        }
        puts += 1;
        if (puts < 3) request.destroy();
        else request.resume().on('end', () => response.end());
      },
      async ({ blobs }) => {
        assert.equal((await blobs.put(bytesOf('hello'), plenty)).kind, 'stored');
        assert.equal(puts, 3);
        await assert.rejects(text(await blobs.get(hello)), is('storage.unreachable'));
      },
    );
  });

  describe('of moto', () => {
    let moto: MotoServer | undefined;

    before(async () => {
      moto = await startMoto();
    });

    after(async () => {
      await moto?.stop();
    });

    it('is told its bucket is missing, or its keys are wrong', async function () {
      if (!moto) skip(this, noMoto);
      const { address } = moto;
      await withTemporaryFolder(async (folder) => {
        const options = { folder, log: () => undefined };
        const missing = openS3Blobs(s3Settings(address, { bucket: 'nobodys' }), options);
        await assert.rejects(missing, is('storage.bucket_not_found', { bucket: 'nobodys' }));
        await withS3Blobs(address, async ({ settings, blobs }) => {
          await blobs.put(bytesOf('hello'), plenty);
          const requireKeys = (after: number) =>
            fetch(`${address}/moto-api/reset-auth`, { method: 'POST', body: String(after) });
          await requireKeys(0);
          try {
            await assert.rejects(openS3Blobs(settings, options), is('storage.keys_wrong'));
          } finally {
            await requireKeys(1e9);
          }
          assert.equal(await text(await blobs.get(hello)), 'hello');
        });
      });
    });

    it('keeps apart the servers that share a bucket', async function () {
      if (!moto) skip(this, noMoto);
      await withS3Blobs(moto.address, async ({ settings, blobs }) =>
        withTemporaryFolder(async (folder) => {
          const options = { folder, log: () => undefined };
          const others = await openS3Blobs({ ...settings, prefix: 'testes/b/' }, options);
          await others.put(bytesOf('hello'), plenty);
          assert.equal(await blobs.has(hello), false);
          await blobs.put(bytesOf('hello'), plenty);
          await others.delete(hello);
          assert.ok(await blobs.has(hello));
        }),
      );
    });
  });
});
