/** Who is let in to the live feed, and what it does with those who mean it no good. */
import assert from 'node:assert/strict';
import { connect as connectRaw } from 'node:net';
import { describe, it } from 'mocha';
import { addJob } from '../testing/testQueue.ts';
import { FeedClient, withFeed } from '../testing/withFeed.ts';
import { withServer } from '../testing/withServer.ts';
import { usualBounds } from './feedBounds.ts';

const path = '/api/v1/feed';
const ana = { authorization: 'Bearer ana' };
const upgradeHead = (host: string, more: readonly string[] = []) =>
  [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Authorization: Bearer ana',
    ...more,
    '\r\n',
  ].join('\r\n');

describe('the door of the live feed', () => {
  it(
    'lets in only who is known, from where they may come',
    withFeed('SQLite', async ({ refused, connect, port, log }) => {
      await connect('ana');
      const origin = `http://127.0.0.1:${port}`;
      for (const [asked, headers, status, code] of [
        [path, {}, 401, 'access.token_missing'],
        [path, { authorization: 'Bearer' }, 401, 'access.token_missing'],
        [path, { authorization: 'Bearer worker' }, 403, 'access.denied'],
        [path, { ...ana, host: 'evil.example' }, 403, 'access.foreign'],
        [path, { ...ana, host: `evil.example:${port}` }, 403, 'access.foreign'],
        [path, { ...ana, host: '127.0.0.1' }, 403, 'access.foreign'],
        [path, { ...ana, origin: 'http://evil.example' }, 403, 'access.foreign'],
        [path, { ...ana, origin: 'null' }, 403, 'access.foreign'],
        [path, { ...ana, origin: `${origin}0` }, 403, 'access.foreign'],
        [`${path}/`, ana, 404, 'route.not_found'],
        ['/api/v1/jobs', ana, 404, 'route.not_found'],
        ['/', {}, 404, 'route.not_found'],
        // A token in an address ends up in logs.
        [`${path}?token=ana`, {}, 400, 'request.invalid'],
        [`${path}?ticket=ana`, {}, 400, 'request.invalid'],
        [`${path}?ticket=${'0'.repeat(64)}`, {}, 401, 'access.token_missing'],
      ] as const) {
        assert.deepEqual(
          await refused(asked, headers),
          [status, code],
          `${asked} ${JSON.stringify(headers)}`,
        );
      }
      assert.deepEqual(log, []);
    }),
  );

  it(
    'takes a ticket once, in time, from its owner’s page',
    withFeed('SQLite', async ({ ask, refused, clock, port, queue }) => {
      const origin = `http://127.0.0.1:${port}`;
      const ticketOf = async () => (await ask('ana', `${path}/tickets`, { method: 'POST' })).body.ticket;
      assert.equal((await ask(null, `${path}/tickets`, { method: 'POST' })).status, 401);
      const ticket = await ticketOf();
      // Refused for where it comes from, it is not used up.
      const foreign = { origin: 'http://evil.example' };
      assert.deepEqual(await refused(`${path}?ticket=${ticket}`, foreign), [403, 'access.foreign']);
      const client = new FeedClient(`ws://127.0.0.1:${port}${path}?ticket=${ticket}`, { origin });
      await new Promise((resolve, reject) => client.socket.once('open', resolve).once('error', reject));
      const { id } = await addJob(queue);
      client.send({ kind: 'follow', jobId: id });
      await client.until((messages) => messages[0]?.kind === 'snapshot');
      const used = [401, 'access.token_missing'];
      assert.deepEqual(await refused(`${path}?ticket=${ticket}`, { origin }), used);
      client.socket.terminate();
      const old = await ticketOf();
      clock.at += 30_000;
      assert.deepEqual(await refused(`${path}?ticket=${old}`, { origin }), used);
    }),
  );

  it('is described, and is no page', () =>
    withServer(async ({ ask, server, token }) => {
      const { status, body } = await ask(path);
      assert.deepEqual([status, body.code], [426, 'feed.upgrade_needed']);
      const { schemas } = (await ask('/api/v1/openapi.json')).body.components;
      assert.ok('FeedRequest' in schemas && 'FeedMessage' in schemas);
      const url = `${server.address.replace('http', 'ws')}${path}`;
      const client = new FeedClient(url, { authorization: `Bearer ${token}` });
      await new Promise((resolve, reject) => client.socket.once('open', resolve).once('error', reject));
      await server.stop();
      assert.equal((await client.closed).code, 1001);
    }));

  for (const [what, send, code, said] of [
    ['text that is no JSON', '{', 1008, 'request.invalid'],
    ['a message that nobody knows', '{"kind":"sudo"}', 1008, 'request.invalid'],
    ['a field too many', '{"kind":"list","__proto__":{"a":1}}', 1008, 'request.invalid'],
    ['a number that is none', '{"kind":"follow","jobId":"a","after":-1}', 1008, 'request.invalid'],
    ['an id without end', JSON.stringify({ kind: 'leave', jobId: 'a'.repeat(101) }), 1008, 'request.invalid'],
    ['bytes', Buffer.from('{"kind":"list"}'), 1003, 'request.invalid'],
    ['a message larger than any it knows', 'x'.repeat(usualBounds.messageBytes + 1), 1009, ''],
  ] as const) {
    it(
      `closes on ${what}`,
      withFeed('SQLite', async ({ connect, log }) => {
        const client = await connect('ana');
        client.socket.send(send);
        const closed = await client.closed;
        assert.equal(closed.code, code);
        if (said !== '') assert.deepEqual(JSON.parse(closed.reason), { code: said });
        assert.deepEqual([client.messages, log], [[], []]);
      }),
    );
  }

  it(
    'closes on more messages than it can answer',
    withFeed('SQLite', async ({ connect }) => {
      const client = await connect('ana');
      for (let i = 0; i < 5000; i++) client.send({ kind: 'follow', jobId: `none ${i}` });
      const { code, reason } = await client.closed;
      assert.deepEqual([code, reason], [1008, '{"code":"feed.too_many"}']);
    }),
  );

  it(
    'keeps to its bounds for each person, for all, and for each connection',
    withFeed(
      'SQLite',
      async ({ connect, refused, queue }) => {
        const first = await connect('ana');
        await connect('ana');
        assert.deepEqual(await refused(path, ana), [429, 'feed.too_many']);
        await connect('rui');
        assert.deepEqual(await refused(path, { authorization: 'Bearer eva' }), [429, 'feed.too_many']);
        for (let i = 0; i < 3; i++) first.send({ kind: 'follow', jobId: (await addJob(queue)).id });
        await first.until((messages) => messages.length === 3);
        assert.deepEqual(
          first.messages.map(({ kind }) => kind),
          ['snapshot', 'snapshot', 'refused'],
        );
        first.socket.close();
        await first.closed;
        await connect('ana');
      },
      { bounds: { connections: 3, connectionsPerUser: 2, jobsPerConnection: 2 } },
    ),
  );

  it(
    'closes a line on which nobody answers',
    withFeed(
      'SQLite',
      async ({ port, connect }) => {
        const living = await connect('ana');
        const dead = connectRaw(port, '127.0.0.1');
        dead.write(upgradeHead(`127.0.0.1:${port}`));
        const gone = new Promise((resolve) => dead.once('close', resolve));
        dead.on('error', () => undefined).resume();
        await gone;
        assert.equal(living.socket.readyState, living.socket.OPEN);
      },
      { bounds: { heartbeatMs: 500 } },
    ),
  );

  it(
    'asks again who somebody is, after a while',
    withFeed(
      'SQLite',
      async ({ connect }) => {
        const { code, reason } = await (await connect('ana')).closed;
        assert.equal(code, 1001);
        assert.equal(JSON.parse(reason).code, 'access.token_missing');
      },
      { bounds: { heartbeatMs: 10, ageMs: 1 } },
    ),
  );

  it(
    'refuses what is no WebSocket, and half a request',
    withFeed('SQLite', async ({ port, ask, log }) => {
      const answerTo = (text: string) =>
        new Promise<string>((resolve) => {
          const socket = connectRaw(port, '127.0.0.1');
          let answer = '';
          socket.setEncoding('utf8').on('data', (piece: string) => (answer += piece));
          socket
            .on('error', () => undefined)
            .on('close', () => {
              resolve(answer);
            });
          socket.write(Buffer.from(text, 'latin1'));
        });
      const head = upgradeHead(`127.0.0.1:${port}`);
      for (const wrong of [
        head.replace('Upgrade: websocket', 'Upgrade: h2c'),
        head.replace('Version: 13', 'Version: 1'),
        head.replace(/Key: .*/u, 'Key: x'),
        head.replace('GET', 'POST'),
      ]) {
        assert.match(await answerTo(wrong), /^HTTP\/1\.1 400 .*"code":"request\.invalid"/su, wrong);
      }
      // Frames that no client may send: not masked, and of a reserved kind.
      for (const frame of ['\x81\x02{}', '\x83\x80\0\0\0\0']) {
        const answer = await answerTo(`${head}${frame}`);
        assert.match(answer, /^HTTP\/1\.1 101/u);
      }
      assert.equal((await ask('ana', '/api/v1/jobs/none/events')).status, 404);
      assert.deepEqual(log, []);
    }),
  );
});
