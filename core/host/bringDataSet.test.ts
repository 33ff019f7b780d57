import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { dataSetSchema } from '../contract/storedDataSet.ts';
import { askServer } from './askServer.ts';
import { bringDataSet } from './bringDataSet.ts';
import { startServerProcess } from './serverProcess.ts';

const content = Buffer.from('texto;categoria\n'.repeat(150_000));
const patience = () => ({ signal: AbortSignal.timeout(100_000) });

/** Passes everything on to the server, and loses the answers to every second piece of a file. */
async function withLossyLine(to: string, use: (address: string, pieces: string[]) => Promise<void>) {
  const { host } = new URL(to);
  const pieces: string[] = [];
  const line = createServer((request, response) => {
    const { method, url = '', headers } = request;
    if (url.includes('/pieces')) pieces.push(url.slice(url.indexOf('?')));
    const isLost = url.includes('/pieces') && pieces.length % 2 === 0;
    const passed = httpRequest(new URL(url, to), { method, headers: { ...headers, host } }, (answer) => {
      if (isLost) response.destroy();
      response.writeHead(answer.statusCode ?? 0, { 'content-type': 'application/json' });
      answer.pipe(response);
    });
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(line.address() as AddressInfo).port}`, pieces);
  } finally {
    line.closeAllConnections();
    line.close();
  }
}

describe('a file that is brought to a server', function () {
  this.timeout(120_000);

  it('arrives whole over a line that loses answers, and once', () =>
    withTemporaryFolder(async (folder) => {
      const server = await startServerProcess({
        env: { ...process.env, BERT_TRAINING_SERVER_DATA: folder, BERT_TRAINING_SERVER_PORT: '0' },
        onLog: () => undefined,
      });
      try {
        const token = readFileSync(server.tokenFile, 'utf8');
        const file = join(folder, 'autos de março.csv');
        writeFileSync(file, content);
        await withLossyLine(server.address, async (address, pieces) => {
          const place = { address, token };
          const { id, version } = await bringDataSet(place, file, patience());
          assert.deepEqual(pieces, [
            '?place=0',
            '?place=1048576',
            '?place=1048576',
            '?place=2097152',
            '?place=2097152',
          ]);
          const { versions } = await askServer(place, {
            path: `/api/v1/data-sets/${id}`,
            answer: dataSetSchema,
          });
          const sha256 = createHash('sha256').update(content).digest('hex');
          assert.deepEqual(versions[0]?.file, {
            sha256,
            bytes: content.length,
            fileName: 'autos de março.csv',
          });
          assert.deepEqual(await bringDataSet(place, file, patience()), { id, version });
          assert.equal(pieces.length, 5);
        });
      } finally {
        await server.stop();
      }
    }));

  it('is refused where it is not there', async () => {
    const place = { address: 'http://127.0.0.1:9', token: 't' };
    await assert.rejects(bringDataSet(place, '/none.csv', patience()), { code: 'file.not_found' });
  });
});
