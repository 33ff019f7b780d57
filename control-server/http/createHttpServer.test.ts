/** Connections that are opened to be kept busy: they are ended, and nobody else waits for that. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import { createHttpServer } from './createHttpServer.ts';
import type { HttpPatience } from './createHttpServer.ts';

const impatient: HttpPatience = { headMs: 300, requestMs: 600, lookEveryMs: 50 };
/** Fewer would not be noticed by anybody. */
const attackers = 200;

/** A server that answers once it has heard everything, as the app does. */
async function withImpatient(use: (address: string) => Promise<void>): Promise<void> {
  const server = createHttpServer((request, response) => {
    request.resume().on('end', () => response.end('heard'));
  }, impatient);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use(`http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Sends `first`, then a drop again and again, until the server has had enough. Gives what it said. */
function sendSlowly(address: string, first: string, drop: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  let answer = '';
  return new Promise((resolve) => {
    const timer = setInterval(() => socket.write(drop), 40);
    // The server may just cut the line.
    socket.on('error', () => undefined);
    socket.on('data', (piece) => (answer += piece.toString('latin1')));
    socket.on('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
    socket.write(first);
  });
}

const post = 'POST / HTTP/1.1\r\nHost: a\r\n';

describe('whoever sends slowly', () => {
  for (const [what, first, drop] of [
    ['headers', 'GET / HTTP/1.1\r\nHost: a\r\n', 'X-a: b\r\n'],
    ['one endless header', 'GET / HTTP/1.1\r\nHost: a\r\nX-a: ', 'b'],
    ['nothing at all', '', ''],
    ['a body', `${post}Content-Length: 5000\r\n\r\n{"a":"`, 'b'],
    ['a body in chunks', `${post}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ] as const) {
    it(`is cut off, and others are answered meanwhile: ${what}`, () =>
      withImpatient(async (address) => {
        const slow = Array.from({ length: attackers }, () => sendSlowly(address, first, drop));
        assert.equal(await (await fetch(address, { method: 'POST', body: 'quick' })).text(), 'heard');
        for (const answer of await Promise.all(slow)) {
          assert.ok(answer === '' || answer.startsWith('HTTP/1.1 408 '), answer);
        }
      }));
  }

  it('is told from whoever waits for a slow answer', async () => {
    const server = createHttpServer((_request, response) => {
      setTimeout(() => response.end('late'), 2 * impatient.requestMs);
    }, impatient);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    assert.equal(await (await fetch(`http://127.0.0.1:${port}`)).text(), 'late');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
