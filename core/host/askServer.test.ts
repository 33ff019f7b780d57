import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { AppError } from '../contract/errors/appError.ts';
import { askServer } from './askServer.ts';
import { untilAnswered } from './untilAnswered.ts';

/** A stand-in: the real server gives no answer like these. */
async function answered(
  replies: readonly (readonly [status: number, text: string])[],
  ask: () => number,
  use: (place: { address: string; token: string }) => Promise<void>,
): Promise<void> {
  const server = createServer(({ url }, response) => {
    if (url === '/elsewhere') {
      response.end('{"a":1}');
      return;
    }
    const [status, text] = replies[Math.min(ask(), replies.length - 1)] ?? [500, ''];
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 't' });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function codeOf(status: number, text: string): Promise<string> {
  let code = 'none';
  await answered(
    [[status, text]],
    () => 0,
    async (place) => {
      await askServer(place, { path: '/x', answer: z.strictObject({ a: z.int() }) }).catch(
        (error: unknown) => {
          assert.ok(error instanceof AppError);
          code = error.code;
        },
      );
    },
  );
  return code;
}

const stopping = JSON.stringify({ code: 'server.stopping', params: {}, requestId: 'r' });

describe('a question to the server', () => {
  for (const [what, status, text, expected] of [
    ['the right answer', 200, '{"a":1}', 'none'],
    ['an answer of another version', 200, '{"a":1,"b":2}', 'server.not_understood'],
    ['a page of another program', 200, '<html>', 'server.not_understood'],
    ['a refusal of another program', 404, 'Not found', 'server.not_understood'],
    ['a gateway before a server that is away', 502, '<html>', 'server.unreachable'],
    ['another place to ask at', 302, '', 'server.unreachable'],
    ['the server’s own refusal', 503, stopping, 'server.stopping'],
  ] as const) {
    it(`that gets ${what} ends with ${expected}`, async () => {
      assert.equal(await codeOf(status, text), expected);
    });
  }

  it('that nobody answers ends in time, and at once when it is no longer asked', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const place = { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 't' };
    const ask = (signal?: AbortSignal) =>
      askServer(place, { path: '/', answer: z.unknown(), patienceMs: 50, signal });
    await assert.rejects(ask(), { code: 'server.unreachable' });
    const reason = new Error('no longer');
    await assert.rejects(ask(AbortSignal.abort(reason)), reason);
    server.closeAllConnections();
    server.close();
    await assert.rejects(ask(), { code: 'server.unreachable' });
  });

  it('is asked again while the server is away, and not after a refusal', async () => {
    let asked = 0;
    const count = () => asked++;
    const patience = { signal: new AbortController().signal };
    const ask = (place: { address: string; token: string }) =>
      untilAnswered((signal) => askServer(place, { path: '/', answer: z.unknown(), signal }), patience);
    await answered(
      [
        [503, stopping],
        [502, ''],
        [200, '1'],
      ],
      count,
      async (place) => {
        assert.equal(await ask(place), 1);
      },
    );
    assert.equal(asked, 3);
    const refusal = JSON.stringify({ code: 'access.denied', params: {}, requestId: 'r' });
    await answered([[403, refusal]], count, (place) => assert.rejects(ask(place), { code: 'access.denied' }));
    assert.equal(asked, 4);
  });

  it('ends with the reason of whoever no longer waits', async () => {
    const told = new AbortController();
    const reason = new Error('enough');
    const away = () => Promise.reject(new AppError('server.unreachable', { address: 'x' }));
    setTimeout(() => {
      told.abort(reason);
    }, 20);
    await assert.rejects(untilAnswered(away, { signal: told.signal }), reason);
  });
});
