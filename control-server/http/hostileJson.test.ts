/** Bodies that want to change, fill or break the server, at every route that takes JSON. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { addressOf, describedRoutes } from '../testing/routes.ts';
import type { DescribedRoute } from '../testing/routes.ts';
import { withServer } from '../testing/withServer.ts';
import type { Answer, Ask, ServerTest } from '../testing/withServer.ts';

/** Asks every route that takes JSON, and all others that take a body by mistake. */
async function eachRoute(
  { ask, log }: ServerTest,
  more: Ask,
  check: (answer: Answer, route: DescribedRoute) => void,
): Promise<void> {
  const routes = (await describedRoutes(ask)).filter(({ method }) => method === 'POST');
  assert.ok(routes.filter(({ takesJson }) => takesJson).length >= 9);
  for (const route of routes.filter(({ takesJson }) => takesJson)) {
    check(await ask(addressOf(route, 'x'), { method: 'POST', ...more }), route);
  }
  assert.deepEqual(log, []);
}

function isRefused({ status }: Answer, { path }: DescribedRoute): void {
  assert.ok(status >= 400 && status < 500, `${path}: ${status}`);
}

/** Sent as they are: JSON.stringify would leave `__proto__` out. */
const polluting = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"token":1,"__proto__":{"polluted":true},"result":{"__proto__":{"polluted":true}}}',
  '{"token":1,"result":{"a":[{"__proto__":{"polluted":true}}]}}',
  '{"token":1,"events":[{"seq":0,"body":{"__proto__":{"polluted":true}}}]}',
  '{"request":{"kind":"train","__proto__":{"polluted":true},"config":{"data":{"path":"a","__proto__":{"x":1}}}}}',
  '{"request":{"kind":"train","config":{"data":{"path":"a"},"__proto__":{"polluted":true},"limits":{"__proto__":{"polluted":true}}}},"owner":"eva"}',
  '{"kind":"newDataSet","name":"a","__proto__":{"polluted":true}}',
  '{"token":1,"error":{"code":"engine.failed","params":{"__proto__":{"polluted":true}}},"retryable":true,"x":1}',
];

/** None of them fits any schema. No body at all is read as an empty object, which some routes take. */
const malformed = [
  '{',
  '[]',
  'null',
  '1',
  '"a"',
  '{"a":1}',
  '{"token":1e999}',
  '{"token":-1}',
  '{"token":"1"}',
  '{"token":{"$gt":0}}',
  '{"token":1,"token":0}',
  `{"${'k'.repeat(100_000)}":1}`,
  `{"token":${'9'.repeat(100_000)}}`,
  '{"workerId":"\\u0000","requestId":"\\ud800"}',
  '{"fileName":"a\\u0000.csv","bytes":1,"sha256":"x"}',
];

describe('hostile JSON', function () {
  this.timeout(120_000);

  it('changes no prototype, and brings in no field that a schema does not know', () =>
    withServer(async (test) => {
      for (const text of polluting) {
        await eachRoute(test, { text }, isRefused);
        assert.equal(({} as { polluted?: unknown }).polluted, undefined, text);
        assert.equal(Object.keys(Object.prototype).length, 0);
      }
    }));

  it('that is kept for others comes back as data, and as nothing else', () =>
    withServer(async ({ ask }) => {
      const config = { data: { path: '/a.csv' } };
      const { id } = (await ask('/api/v1/jobs', { body: { request: { kind: 'train', config } } })).body;
      const { token } = (await ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'r' } })).body
        .claimed;
      const text = `{"token":${token},"result":{"a":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}}`;
      assert.equal((await ask(`/api/v1/worker/jobs/${id}/complete`, { text })).status, 200);
      const { result } = (await ask(`/api/v1/jobs/${id}`)).body;
      assert.equal(result.a, 1);
      assert.equal(result.polluted, undefined);
      assert.equal(Object.getPrototypeOf(result), Object.prototype);
      assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    }));

  it('that fits nothing is refused in the shape of every refusal', () =>
    withServer(async (test) => {
      for (const text of malformed) {
        await eachRoute(test, { text }, (answer, route) => {
          isRefused(answer, route);
          assert.ok(typeof answer.body.requestId === 'string', route.path);
        });
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/xml',
        '',
      ]) {
        await eachRoute(
          test,
          { text: '{"token":1,"result":{}}', headers: { 'content-type': type } },
          isRefused,
        );
      }
      for (const charset of ['utf-7', 'utf-16', 'utf-32', 'latin1', 'x']) {
        const headers = { 'content-type': `application/json; charset=${charset}` };
        await eachRoute(test, { text: '{"token":1}', headers }, isRefused);
      }
    }));

  it('that is nested without end is refused, however it is written', () =>
    withServer(async (test) => {
      const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
      const fields = `"token":1,"result":${deep},"events":[{"seq":0,"body":${deep}}]`;
      await eachRoute(test, { text: `{${fields}}` }, (answer, route) => {
        isRefused(answer, route);
      });
      const hidden = deep.replaceAll('[', '+AFs-').slice(0, 500_000);
      const headers = { 'content-type': 'application/json; charset=utf-7' };
      await eachRoute(test, { text: `{"token":1,"result":${hidden}}`, headers }, isRefused);
    }));

  it('that is too large is refused, packed or not, with or without a word of its size', () =>
    withServer(async (test) => {
      const large = JSON.stringify({ token: 1, result: 'x'.repeat(2 ** 21) });
      const isTooLarge = ({ status, body }: Answer, { path }: DescribedRoute) => {
        assert.deepEqual([status, body.code], [413, 'request.too_large'], path);
      };
      await eachRoute(test, { text: large }, isTooLarge);
      const { ask } = test;
      const bomb = gzipSync(Buffer.alloc(256 * 2 ** 20, 0x20));
      for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip', 'x-unknown']) {
        const headers = { 'content-encoding': encoding };
        const { status } = await ask('/api/v1/jobs', { text: bomb, headers });
        assert.ok(status >= 400 && status < 500, `${encoding}: ${status}`);
      }
    }));
});
