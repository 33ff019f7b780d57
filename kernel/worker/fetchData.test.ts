/** A stand-in for the server: a real one does not break a connection in the midst on purpose. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { AppError, errorSpecs, isAppError } from '../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { fetchData } from './fetchData.ts';

const content = Buffer.from('texto;categoria\n'.repeat(40_000));
const sha256 = createHash('sha256').update(content).digest('hex');
const file = { sha256, bytes: content.length, fileName: 'autos de março.csv' };

type Answer = (request: IncomingMessage, response: ServerResponse, from: number) => void;

/** Each request is answered by the next one; the last one answers all that follow. */
async function fetchFrom(
  answers: readonly Answer[],
  use: (fetch: () => Promise<string>, asked: string[]) => Promise<void>,
) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const range = request.headers.range ?? '';
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(`${request.url ?? ''} ${range} ${request.headers.authorization ?? ''}`);
    answer?.(request, response, Number(/^bytes=(\d+)-$/u.exec(range)?.[1] ?? 0));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await withTemporaryFolder(async (folder) => {
      const fetching = {
        server: { address, token: 'chave' },
        held: { jobId: 'j', token: 3 },
        workerFolder: folder,
        signal: AbortSignal.timeout(30_000),
      };
      await use(() => fetchData(file, fetching), asked);
      const left = join(folder, 'data', sha256);
      const drafts = existsSync(left) ? readdirSync(left).filter((name) => name.endsWith('.draft')) : [];
      assert.deepEqual(drafts, []);
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const whole: Answer = (_request, response, from) => {
  response.writeHead(from > 0 ? 206 : 200).end(content.subarray(from));
};
const broken: Answer = (_request, response, from) => {
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': content.length - from });
  response.write(content.subarray(from, from + 100_000), () => setTimeout(() => response.destroy(), 50));
};
const refusal =
  (code: ErrorCode, params: object): Answer =>
  (_request, response) => {
    response.writeHead(errorSpecs[code].status).end(JSON.stringify({ code, params, requestId: 'x' }));
  };

describe('the data of a job', () => {
  it('are fetched once, by their hash, with the lease', () =>
    fetchFrom([whole], async (fetch, asked) => {
      const path = await fetch();
      assert.ok(readFileSync(path).equals(content));
      assert.ok(path.endsWith(join(sha256, file.fileName)));
      assert.equal(await fetch(), path);
      assert.deepEqual(asked, [`/api/v1/worker/blobs/${sha256}?jobId=j&token=3  Bearer chave`]);
    }));

  it('are taken up where the connection broke, also where the server was away', () =>
    fetchFrom([broken, refusal('server.stopping', {}), broken, whole], async (fetch, asked) => {
      assert.ok(readFileSync(await fetch()).equals(content));
      assert.equal(asked.length, 4);
      assert.match(asked[3] ?? '', /bytes=[1-9]/u);
    }));

  for (const [what, answer] of [
    ['other bytes', Buffer.from(content).fill(65, 7, 9)],
    ['fewer bytes', content.subarray(1)],
    ['more bytes', Buffer.concat([content, content])],
  ] as const) {
    it(`are refused where ${what} came`, () =>
      fetchFrom([(_request, response) => response.end(answer)], async (fetch) => {
        await assert.rejects(fetch(), (error) => isAppError(error, 'worker.data_damaged'));
      }));
  }

  it('end with a lease that is lost', () =>
    fetchFrom([refusal('lease.expired', { jobId: 'j' })], async (fetch) => {
      await assert.rejects(fetch(), (error) => error instanceof AppError && error.code === 'lease.expired');
    }));
});
