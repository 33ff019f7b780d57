/** Where the mirror goes, and where it does not: with a stand-in on loopback, which counts as the internet here. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { pinnedGet } from './pinnedGet.ts';
import type { MirrorBounds } from './pinnedGet.ts';
import { isPublicAddress } from './publicAddress.ts';
import type { NetworkAddress } from './publicAddress.ts';

const loopback: NetworkAddress = { address: '127.0.0.1', family: 4 };
const unaborted = new AbortController().signal;

async function withStandIn(
  listener: RequestListener,
  use: (port: number, asked: string[]) => Promise<void>,
): Promise<void> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use((server.address() as AddressInfo).port, asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** `names`: what each name means, one answer after the other; the last one stays. */
function boundsOf(names: Record<string, NetworkAddress[][]>, looked: string[] = []): MirrorBounds {
  return {
    hosts: ['hub.test', '*.hub.test', '127.0.0.1', '[::1]', '169.254.169.254'],
    allowsHttp: true,
    isAllowed: ({ address }) => address === loopback.address,
    lookup: (name) => {
      looked.push(name);
      const answers = names[name] ?? [];
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      return answer ? Promise.resolve(answer) : Promise.reject(new Error('no such name'));
    },
  };
}

const isRefused = (error: unknown) => isAppError(error, 'mirror.refused');
const get = (address: string, bounds: MirrorBounds) => pinnedGet(new URL(address), bounds, unaborted);

describe('what is fetched for others', () => {
  it('comes from the address that was checked, whatever the name means a moment later', () =>
    withStandIn(
      (_request, response) => response.end('modelo'),
      async (port, asked) => {
        const looked: string[] = [];
        const elsewhere: NetworkAddress = { address: '10.0.0.1', family: 4 };
        const bounds = boundsOf({ 'hub.test': [[loopback], [elsewhere]] }, looked);
        const { status, body } = await get(`http://hub.test:${port}/a`, bounds);
        assert.deepEqual([status, await text(body)], [200, 'modelo']);
        assert.deepEqual([looked, asked], [['hub.test'], [`hub.test:${port}/a`]]);
        await assert.rejects(get(`http://hub.test:${port}/a`, bounds), isRefused);
        assert.equal(asked.length, 1);
      },
    ));

  it('never comes from a name that means an address of one’s own network too', () =>
    withStandIn(
      (_request, response) => response.end('x'),
      async (port, asked) => {
        const inside: NetworkAddress = { address: '192.168.0.1', family: 4 };
        for (const addresses of [[inside], [loopback, inside], []]) {
          const bounds = boundsOf({ 'hub.test': [addresses] });
          await assert.rejects(get(`http://hub.test:${port}/`, bounds), isRefused);
        }
        assert.deepEqual(asked, []);
      },
    ));

  it('is not fetched where a redirect leads elsewhere', () =>
    withStandIn(
      ({ url = '' }, response) => {
        const location = decodeURIComponent(url.slice(1));
        if (location === '') response.end('fim');
        else response.writeHead(302, { location }).end();
      },
      async (port, asked) => {
        const bounds = () =>
          boundsOf({
            'hub.test': [[loopback]],
            'cdn.hub.test': [[loopback]],
            'dentro.hub.test': [[{ address: '10.1.2.3', family: 4 }]],
          });
        const at = `http://hub.test:${port}/`;
        const through = (location: string) => get(`${at}${encodeURIComponent(location)}`, bounds());
        assert.equal(await text((await through(`http://cdn.hub.test:${port}/`)).body), 'fim');
        const before = asked.length;
        const wrong = [
          'http://169.254.169.254/latest/meta-data',
          'http://dentro.hub.test/',
          'http://elsewhere.test/',
          `http://hub.test.elsewhere.test:${port}/`,
          `http://ana:senha@hub.test:${port}/`,
          `http://[::1]:${port}/`,
          'file:///etc/passwd',
          'ftp://hub.test/',
          'http://2852039166/',
          '//elsewhere.test/',
        ];
        for (const location of wrong) await assert.rejects(through(location), isRefused, location);
        assert.equal(asked.length, before + wrong.length);
      },
    ));

  it('is encrypted, on the usual port, unless the administrator allows otherwise', async () => {
    const bounds = { ...boundsOf({ 'hub.test': [[loopback]] }), allowsHttp: false };
    for (const address of ['http://hub.test/', 'https://hub.test:8443/', 'https://elsewhere.test/'])
      await assert.rejects(get(address, bounds), isRefused, address);
    const unknown = get('https://nowhere.hub.test/', bounds);
    await assert.rejects(unknown, (error) => isAppError(error, 'mirror.unreachable'));
  });
});

describe('addresses of the internet', () => {
  const is = (address: string) => isPublicAddress({ address, family: address.includes(':') ? 6 : 4 });

  it('are told from all others', () => {
    for (const address of [
      '18.155.1.1',
      '1.1.1.1',
      '172.32.0.1',
      '100.128.0.1',
      '2600:9000::1',
      '2a00:1450::1',
    ])
      assert.ok(is(address), address);
    const others = [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:10.0.0.1',
      '::ffff:127.0.0.1',
      '64:ff9b::a00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'ff02::1',
      '2001:db8::1',
      '2002:a00:1::',
    ];
    for (const address of others) assert.equal(is(address), false, address);
  });
});
