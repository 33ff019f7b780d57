import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import { claimedSchema, errorBodySchema } from '../../core/contract/jobProtocol.ts';
import { dataSetSchema, uploadSchema } from '../../core/contract/storedDataSet.ts';
import { fileOf, sha256Of } from '../testing/testKeeper.ts';
import { withServer } from '../testing/withServer.ts';
import type { Answer, Ask, ServerTest } from '../testing/withServer.ts';

function checkFailure({ status, body }: Answer, code: keyof typeof errorSpecs, params: object = {}): void {
  const failure = errorBodySchema.parse(body);
  assert.deepEqual([failure.code, status], [code, errorSpecs[code].status]);
  assert.deepEqual({ ...failure.params, ...params }, failure.params);
}

const uploads = '/api/v1/uploads';
const piece = (text: string): Ask => ({ text, headers: { 'content-type': 'application/octet-stream' } });
const newDataSet = { kind: 'newDataSet', name: 'Autos de infração' };

async function bring({ ask }: ServerTest, content: string, purpose: object = newDataSet): Promise<Answer> {
  const { id } = (await ask(uploads, { body: fileOf(content) })).body;
  await ask(`${uploads}/${id}/pieces?place=0`, piece(content));
  return await ask(`${uploads}/${id}/finish`, { body: purpose });
}

interface Download {
  readonly status: number;
  readonly text: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

function download({ server, token }: ServerTest, path: string, range?: string): Promise<Download> {
  const headers = { authorization: `Bearer ${token}`, ...(range !== undefined && { range }) };
  return new Promise((resolve, reject) => {
    httpRequest(`${server.address}${path}`, { headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text, headers: response.headers });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('data sets over HTTP', () => {
  it('are brought in pieces, versioned, given back, and deleted', () =>
    withServer(async (test) => {
      const { ask } = test;
      const begun = await ask(uploads, { body: fileOf('texto;classe\n') });
      const { id } = uploadSchema.parse(begun.body);
      const at = `${uploads}/${id}`;
      assert.equal((await ask(`${at}/pieces?place=0`, piece('texto'))).body.received, 5);
      checkFailure(await ask(`${at}/pieces?place=9`, piece('x')), 'upload.wrong_place', { expected: 5 });
      assert.equal((await ask(at)).body.received, 5);
      checkFailure(await ask(`${at}/finish`, { body: newDataSet }), 'upload.incomplete', { expected: 5 });
      await ask(`${at}/pieces?place=5`, piece(';classe\n'));
      const { body: dataSet } = await ask(`${at}/finish`, { body: newDataSet });
      assert.deepEqual(dataSetSchema.parse(dataSet), (await ask(`/api/v1/data-sets/${dataSet.id}`)).body);
      const more = await bring(test, 'texto;classe\na;b\n', { kind: 'nextVersion', dataSetId: dataSet.id });
      assert.equal(more.body.versions.length, 2);
      assert.deepEqual((await ask('/api/v1/data-sets')).body, { dataSets: [more.body], before: null });

      const file = `/api/v1/data-sets/${dataSet.id}/versions/1/file`;
      const whole = await download(test, file);
      assert.equal(whole.text, 'texto;classe\n');
      assert.match(
        String(whole.headers['content-disposition']),
        /^attachment; filename=".*UTF-8''autos%20de/u,
      );
      assert.equal(whole.headers['content-type'], 'application/octet-stream');
      const rest = await download(test, file, 'bytes=6-');
      assert.deepEqual(
        [rest.status, rest.text, rest.headers['content-range']],
        [206, 'classe\n', 'bytes 6-12/13'],
      );
      for (const range of ['bytes=13-', 'bytes=-1', 'bytes=0-1,3-4', 'lines=1-', 'bytes=x-']) {
        assert.equal((await download(test, file, range)).text, whole.text, range);
      }

      await ask(`/api/v1/data-sets/${dataSet.id}`, { method: 'DELETE' });
      checkFailure(await ask(file), 'dataset.not_found');
      checkFailure(await ask(at), 'upload.not_found');
      assert.deepEqual(test.log, []);
    }));

  it('are fetched by the worker of a job that names them, and by no other', () =>
    withServer(async (test) => {
      const { ask } = test;
      const { body: dataSet } = await bring(test, 'texto;classe\n');
      const data = { dataSet: { id: dataSet.id, version: 1 }, labelColumn: 'classe' };
      const posted = { body: { request: { kind: 'train', config: { data } } } };
      const { body: job } = await ask('/api/v1/jobs', posted);
      assert.deepEqual(job.request.config.data.dataSet, data.dataSet);
      const inUse = await ask(`/api/v1/data-sets/${dataSet.id}`, { method: 'DELETE' });
      checkFailure(inUse, 'dataset.in_use', { jobs: 1, jobId: job.id });
      const claim = await ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'r' } });
      const { token, dataFile } = claimedSchema.parse(claim.body.claimed);
      assert.deepEqual(dataFile, fileOf('texto;classe\n'));
      const { sha256 } = dataFile;
      const blob = (hash: string, shown: number) =>
        `/api/v1/worker/blobs/${hash}?jobId=${job.id}&token=${shown}`;
      assert.equal(sha256Of((await download(test, blob(sha256, token))).text), sha256);
      checkFailure(await ask(blob(sha256, token + 1)), 'lease.expired');
      const { body: other } = await bring(test, 'somebody’s');
      checkFailure(await ask(blob(other.versions[0].file.sha256, token)), 'blob.not_found');
      checkFailure(await ask(blob('..%2f..%2flocal-token', token)), 'request.invalid');
      checkFailure(await ask(`/api/v1/worker/blobs/${sha256}`), 'request.invalid');
      await ask(`/api/v1/worker/jobs/${job.id}/complete`, { body: { token, result: {} } });
      checkFailure(await ask(blob(sha256, token)), 'lease.expired');
    }));

  it('a request that names both a path and a data set, or neither, is refused', () =>
    withServer(async ({ ask }) => {
      const dataSet = { id: 'x', version: 1 };
      for (const data of [
        { path: 'a.csv', dataSet },
        {},
        { dataSet: { id: 'x' } },
        { dataSet: { ...dataSet, id: '../x' } },
      ]) {
        const answer = await ask('/api/v1/jobs', { body: { request: { kind: 'train', config: { data } } } });
        checkFailure(answer, 'request.invalid');
      }
      const request = { kind: 'train', config: { data: { dataSet } } };
      checkFailure(await ask('/api/v1/jobs', { body: { request } }), 'dataset.not_found');
    }));

  it('names that could become paths, pages or devices are refused', () =>
    withServer(async (test) => {
      const { ask } = test;
      const bad = [
        '',
        '.',
        '..',
        '../a.csv',
        'a/b.csv',
        'a\\b.csv',
        'c:a.csv',
        '.ssh',
        'a.csv.',
        ' a.csv',
        'a\0.csv',
        'a\n.csv',
      ];
      for (const fileName of [...bad, 'CON', 'nul.csv', 'a\u202Evsc.exe', '<b>.csv', 'a'.repeat(151)]) {
        checkFailure(await ask(uploads, { body: { ...fileOf('x'), fileName } }), 'request.invalid');
      }
      for (const fileName of ['ação.csv', 'a (1).xlsx', 'console.csv', '表.ods']) {
        assert.equal((await ask(uploads, { body: { ...fileOf('x'), fileName } })).status, 200, fileName);
      }
      for (const id of ['..%2f..%2fetc', 'a%00', '%2e%2e', 'a;b', 'a%5cb', 'a'.repeat(101)]) {
        checkFailure(await ask(`${uploads}/${id}`), 'request.invalid');
        checkFailure(await ask(`/api/v1/data-sets/${id}`), 'request.invalid');
      }
      for (const wrong of [
        { bytes: 0 },
        { bytes: 1.5 },
        { bytes: -1 },
        { sha256: 'A'.repeat(64) },
        { sha256: '../x' },
      ]) {
        checkFailure(await ask(uploads, { body: { ...fileOf('x'), ...wrong } }), 'request.invalid');
      }
      for (const name of ['', ' ', 'a\nb', 'a'.repeat(101), 'a\u202E']) {
        checkFailure(await bring(test, 'x', { kind: 'newDataSet', name }), 'request.invalid');
      }
    }));

  it('what is too large is refused before it is on the disk', () =>
    withServer(async ({ ask }) => {
      const tooLarge = { ...fileOf('x'), bytes: 101 * 2 ** 20 };
      checkFailure(await ask(uploads, { body: tooLarge }), 'table.too_large', { limitMiB: 100 });
      const begun = await ask(uploads, { body: { ...fileOf('x'), bytes: 20 * 2 ** 20 } });
      const { id, mostPieceBytes } = uploadSchema.parse(begun.body);
      const at = `${uploads}/${id}`;
      // Also of one that is far too large, whoever sends it hears why.
      for (const bytes of [mostPieceBytes + 1, 40 * 2 ** 20]) {
        const answer = await ask(`${at}/pieces?place=0`, piece('x'.repeat(bytes)));
        checkFailure(answer, 'request.too_large', { limitMiB: 8 });
      }
      assert.equal((await ask(`${at}/pieces?place=0`, piece('x'.repeat(mostPieceBytes)))).status, 200);
      for (const place of ['-1', 'x', '1.5', '1e400', '']) {
        const answer = await ask(`${at}/pieces?place=${place}`, piece('x'));
        assert.ok([400, 416].includes(answer.status), place);
      }
      await ask(at, { method: 'DELETE' });
      checkFailure(await ask(at), 'upload.not_found');
    }));

  it('a client that goes away in the middle of a piece leaves nothing, and goes on later', () =>
    withServer(async ({ ask, server, token, log }) => {
      const { id } = (await ask(uploads, { body: fileOf('0123456789') })).body;
      const path = `${server.address}${uploads}/${id}/pieces?place=0`;
      const headers = { authorization: `Bearer ${token}`, 'content-length': '10' };
      const broken = httpRequest(path, { method: 'POST', headers, agent: false });
      broken.on('error', () => undefined);
      broken.write('01234');
      await wait(200);
      broken.destroy();
      await wait(200);
      assert.equal((await ask(`${uploads}/${id}`)).body.received, 0);
      assert.equal((await ask(`${uploads}/${id}/pieces?place=0`, piece('0123456789'))).body.received, 10);
      assert.equal((await ask(`${uploads}/${id}/finish`, { body: newDataSet })).status, 200);
      assert.deepEqual(log, []);
    }));

  it('are described as bytes where they are bytes', () =>
    withServer(async ({ ask }) => {
      const { body } = await ask('/api/v1/openapi.json');
      const bytes = ['application/octet-stream'];
      const pieces = body.paths['/api/v1/uploads/{uploadId}/pieces'].post;
      assert.deepEqual(Object.keys(pieces.requestBody.content), bytes);
      const file = body.paths['/api/v1/data-sets/{dataSetId}/versions/{version}/file'].get;
      assert.deepEqual(Object.keys(file.responses['200'].content), bytes);
    }));
});
