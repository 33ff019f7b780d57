/** Requests that were meant for somebody else, by every method and at every kind of address. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { statusesIn, talkRaw } from '../testing/talkRaw.ts';
import { ask, withServer } from '../testing/withServer.ts';
import type { ServerTest } from '../testing/withServer.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const addresses = [
  '/health',
  '/api/v1/openapi.json',
  '/api/v1/jobs',
  '/api/v1/worker/claim',
  '/api/v1/nothing',
  '/',
];

async function forEach(
  { server, token }: ServerTest,
  headers: Record<string, string>,
  expected: (method: string, status: number) => void,
): Promise<void> {
  for (const method of methods) {
    for (const address of addresses) {
      const { status, headers: got } = await ask({ address: server.address, token }, address, {
        method,
        headers,
      });
      expected(`${method} ${address} ${JSON.stringify(headers)}`, status);
      // Nothing is ever allowed to pages of others.
      assert.ok(!Object.keys(got).some((name) => name.startsWith('access-control-')));
    }
  }
}

describe('a request that was meant for somebody else', function () {
  this.timeout(120_000);

  it('is refused by every method: foreign names of the server', () =>
    withServer(async (test) => {
      const { port } = new URL(test.server.address);
      const foreign = [
        'evil.example',
        `evil.example:${port}`,
        `127.0.0.1.evil.example:${port}`,
        `localhost.evil.example:${port}`,
        `evil.example@127.0.0.1:${port}`,
        '127.0.0.1',
        'localhost',
        `127.0.0.1:${port}0`,
        `127.0.0.2:${port}`,
        `127.1:${port}`,
        `2130706433:${port}`,
        `0x7f.0.0.1:${port}`,
        `[::1]:${port}`,
        `LOCALHOST.:${port}`,
        ` 127.0.0.1:${port}, evil.example`,
      ];
      for (const host of foreign) {
        await forEach(test, { host }, (what, status) => {
          assert.equal(status, 403, what);
        });
      }
    }));

  it('is refused by every method: pages of others', () =>
    withServer(async (test) => {
      const { port } = new URL(test.server.address);
      const foreign = [
        'http://evil.example',
        `http://evil.example:${port}`,
        `https://127.0.0.1:${port}`,
        `http://127.0.0.1:${port}.evil.example`,
        `http://127.0.0.1:${port}/`,
        'http://127.0.0.1',
        'null',
        '',
        'file://',
        'vscode-webview://x',
        `http://127.0.0.1:${port}, http://evil.example`,
      ];
      for (const origin of foreign) {
        await forEach(test, { origin }, (what, status) => {
          assert.equal(status, 403, what);
        });
      }
    }));

  it('is refused without a name of the server, or with two', () =>
    withServer(async ({ server }) => {
      const { host } = new URL(server.address);
      const statuses = async (version: string, lines: readonly string[]) =>
        statusesIn(
          await talkRaw(server.address, [`GET /health HTTP/${version}`, ...lines, '', ''].join('\r\n')),
        );
      assert.deepEqual(await statuses('1.1', []), [400]);
      assert.deepEqual(await statuses('1.0', []), [403]);
      for (const other of ['evil.example', '', host]) {
        assert.notEqual((await statuses('1.1', [`Host: ${host}`, `Host: ${other}`]))[0], 200);
        assert.notEqual((await statuses('1.1', [`Host: ${other}`, `Host: ${host}`]))[0], 200);
      }
      const twice = [`Host: ${host}`, `Origin: http://${host}`, 'Origin: http://evil.example'];
      assert.deepEqual(await statuses('1.1', twice), [403]);
      assert.deepEqual(await statuses('1.1', [`Host: ${host}`, `Origin: http://${host}`]), [200]);
    }));

  it('is refused where it asks to become something else', () =>
    withServer(async ({ server }) => {
      const { host } = new URL(server.address);
      const upgrade = (origin: string, name: string) =>
        talkRaw(
          server.address,
          `GET /api/v1/jobs HTTP/1.1\r\nHost: ${name}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        );
      for (const talk of [
        await upgrade('http://evil.example', host),
        await upgrade(`http://${host}`, 'evil.example'),
        await talkRaw(server.address, `CONNECT evil.example:80 HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
        await talkRaw(
          server.address,
          `GET http://evil.example/health HTTP/1.1\r\nHost: evil.example\r\n\r\n`,
        ),
      ]) {
        for (const status of statusesIn(talk)) assert.ok(status >= 400 && status < 500, talk.answer);
      }
    }));
});
