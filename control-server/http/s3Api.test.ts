/** The server with its files in an S3-compatible store. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { skip } from '../../tools/testing/skip.ts';
import { s3Settings, withS3Blobs } from '../testing/blobPlaces.ts';
import { noMoto, startMoto } from '../testing/motoServer.ts';
import type { MotoServer } from '../testing/motoServer.ts';
import { fileOf, filesBelow, sha256Of } from '../testing/testKeeper.ts';
import { withServer } from '../testing/withServer.ts';

const keys = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
const octets = { 'content-type': 'application/octet-stream' };

describe('a server with its files in an S3-compatible store', function () {
  this.timeout(60_000);
  let moto: MotoServer | undefined;

  before(async () => {
    moto = await startMoto();
  });

  after(async () => {
    await moto?.stop();
  });

  it('takes data sets, gives them back whole and in part, and deletes them there', async function () {
    if (!moto) skip(this, noMoto);
    await withS3Blobs(moto.address, async ({ settings, names }) =>
      withServer(
        async ({ ask, server, log }) => {
          const { id } = (await ask('/api/v1/uploads', { body: fileOf('texto;classe\n') })).body;
          await ask(`/api/v1/uploads/${id}/pieces?place=0`, { text: 'texto', headers: octets });
          await ask(`/api/v1/uploads/${id}/pieces?place=5`, { text: ';classe\n', headers: octets });
          const purpose = { kind: 'newDataSet', name: 'Autos' };
          const { body: dataSet } = await ask(`/api/v1/uploads/${id}/finish`, { body: purpose });
          const at = `/api/v1/data-sets/${dataSet.id}`;
          assert.equal((await ask(`${at}/versions/1/file`)).body, 'texto;classe\n');
          const rest = await ask(`${at}/versions/1/file`, { headers: { range: 'bytes=6-' } });
          assert.deepEqual([rest.status, rest.body], [206, 'classe\n']);
          assert.deepEqual(await names(), [sha256Of('texto;classe\n')]);
          const blobs = join(dirname(server.tokenFile), 'blobs');
          assert.deepEqual([filesBelow(blobs), readdirSync(blobs)], [[], ['arriving']]);
          await ask(at, { method: 'DELETE' });
          assert.deepEqual(await names(), []);
          assert.deepEqual(log, []);
        },
        { settings: { storage: { ...settings, keys: undefined } }, environment: keys },
      ),
    );
  });

  it('does not start where its bucket is missing', async function () {
    if (!moto) skip(this, noMoto);
    const storage = { ...s3Settings(moto.address, { bucket: 'nobodys' }), keys: undefined };
    const started = withServer(() => Promise.resolve(), { settings: { storage }, environment: keys });
    await assert.rejects(started, (error) => isAppError(error, 'storage.bucket_not_found'));
  });
});
