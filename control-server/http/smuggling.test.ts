/** Requests whose end can be understood in two ways: what hides behind the first one is never answered. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { statusesIn, talkRaw } from '../testing/talkRaw.ts';
import type { RawTalk } from '../testing/talkRaw.ts';
import { withServer } from '../testing/withServer.ts';

/** Head lines that say how long the body is, and a body. */
const ambiguous: Readonly<Record<string, [lines: string[], body: string]>> = {
  'both lengths': [['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
  'both lengths, the other way round': [['Transfer-Encoding: chunked', 'Content-Length: 5'], '0\r\n\r\n'],
  'two lengths': [['Content-Length: 2', 'Content-Length: 40'], '{}'],
  'two equal lengths': [['Content-Length: 2', 'Content-Length: 2'], '{}'],
  'a list of lengths': [['Content-Length: 2, 2'], '{}'],
  'a length with a sign': [['Content-Length: +2'], '{}'],
  'a length below nothing': [['Content-Length: -2'], '{}'],
  'a length that is no number': [['Content-Length: 0x2'], '{}'],
  'a length beyond all numbers': [['Content-Length: 99999999999999999999'], '{}'],
  'a space before the colon': [['Content-Length : 2'], '{}'],
  'a coding that is none': [['Transfer-Encoding: xchunked'], '0\r\n\r\n'],
  'a coding behind chunks': [['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
  'two codings': [['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], '0\r\n\r\n'],
  'no coding': [['Transfer-Encoding: identity'], '{}'],
  'a coding behind a strange space': [['Transfer-Encoding:\u000bchunked'], '0\r\n\r\n'],
  'a size of a chunk that is no number': [['Transfer-Encoding: chunked'], '0x2\r\n{}\r\n0\r\n\r\n'],
  'a size of a chunk with a sign': [['Transfer-Encoding: chunked'], '-2\r\n{}\r\n0\r\n\r\n'],
  'a size of a chunk beyond all numbers': [
    ['Transfer-Encoding: chunked'],
    `${'f'.repeat(20)}\r\n{}\r\n0\r\n\r\n`,
  ],
  'a NUL in a header': [['X-a: b\0c', 'Content-Length: 2'], '{}'],
  'a header without a name': [[': b', 'Content-Length: 2'], '{}'],
};

/** No more than one answer, and then nothing: a line that is cut may swallow even that. */
function isCutOff(talk: RawTalk, status: number): boolean {
  return talk.isClosed && ['', String(status)].includes(statusesIn(talk).join());
}

describe('a request whose end is ambiguous', () => {
  for (const [what, [lines, body]] of Object.entries(ambiguous)) {
    it(`is refused, and the line is cut: ${what}`, () =>
      withServer(async ({ server, token, log }) => {
        const { host } = new URL(server.address);
        const common = [`Host: ${host}`, `Authorization: Bearer ${token}`];
        const head = ['POST /api/v1/jobs HTTP/1.1', ...common, 'Content-Type: application/json', ...lines];
        const hidden = ['GET /api/v1/jobs HTTP/1.1', ...common, '', ''].join('\r\n');
        const talk = await talkRaw(server.address, `${head.join('\r\n')}\r\n\r\n${body}${hidden}`);
        assert.ok(isCutOff(talk, 400), talk.answer);
        assert.deepEqual(log, []);
      }));
  }

  it('is told from two requests that are clear', () =>
    withServer(async ({ server }) => {
      const { host } = new URL(server.address);
      const clear = `GET /health HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
      assert.deepEqual(statusesIn(await talkRaw(server.address, clear + clear)), [200, 200]);
    }));

  it('as a head without end is refused, too', () =>
    withServer(async ({ server }) => {
      const { host } = new URL(server.address);
      const head = `GET /health HTTP/1.1\r\nHost: ${host}\r\nX-a: ${'b'.repeat(100_000)}\r\n\r\n`;
      assert.ok(isCutOff(await talkRaw(server.address, head), 431));
      const many = Array.from({ length: 20_000 }, (_, i) => `X-${i}: b\r\n`).join('');
      const talk = await talkRaw(server.address, `GET /health HTTP/1.1\r\nHost: ${host}\r\n${many}\r\n`);
      assert.ok(isCutOff(talk, 431), talk.answer);
    }));
});
