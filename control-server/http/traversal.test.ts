/** Paths in the place of names: in every parameter of every address, and in names of files. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { fileOf } from '../testing/testKeeper.ts';
import { addressOf, describedRoutes, parametersOf } from '../testing/routes.ts';
import { withServer } from '../testing/withServer.ts';

/** As they stand in an address. */
const inAddresses = [
  '..%2flocal-token',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  // Encoded twice, and three times.
  '..%252f..%252fetc%252fpasswd',
  '%252e%252e%252flocal-token',
  '..%25252flocal-token',
  '..%5c..%5clocal-token',
  '..%255clocal-token',
  '..;%2flocal-token',
  '..;',
  'x;%2f..%2flocal-token',
  '..%00%2flocal-token',
  'x%00',
  'x%00.csv',
  '%00',
  // Too long a way of writing a dot and a slash.
  '%c0%ae%c0%ae%c0%aflocal-token',
  '%uff0e%uff0e%u2215local-token',
  '%ef%bc%8e%ef%bc%8e%ef%bc%8flocal-token',
  '%2fetc%2fpasswd',
  'C:%5cWindows%5cwin.ini',
  '%5c%5cserver%5cshare',
  'CON',
  'nul.csv',
  'COM1.csv',
  'file:%2f%2f%2fetc%2fpasswd',
  '.',
  '..',
  '...',
  '%20',
  '%0d%0aSet-Cookie:%20a=b',
  'x'.repeat(5000),
];

/** Some that leave the address itself. */
const wholeAddresses = [
  '/api/v1/data-sets/../../local-token',
  '/api/v1/data-sets/..;/..;/local-token',
  '/../../etc/passwd',
  '/..\\..\\etc\\passwd',
  '//etc/passwd',
  '/api/v1//jobs',
  '/api/v1/./jobs',
  '/API/v1/jobs',
  '/api/v1/jobs/..%2f',
  '/local-token',
  '/server.sqlite',
  '/blobs/',
  '/%2e%2e/local-token',
  '/.git/config',
];

const inNames = [
  '../a.csv',
  '..\\a.csv',
  '/etc/passwd',
  'C:\\a.csv',
  '\\\\server\\share\\a.csv',
  'a\0.csv',
  'a.csv\0',
  'CON',
  'con.csv',
  'CON .csv',
  'Nul',
  'aux.tar.gz',
  'COM¹.csv',
  'LPT³',
  'CONIN$',
  'conout$.txt',
  'a.csv ',
  'a.csv.',
  'a:b.csv',
  'a?.csv',
  'a|b.csv',
  'a\u202Ecsv.exe',
  '\uFEFFa.csv',
];

describe('paths in the place of names', function () {
  this.timeout(120_000);

  it('lead nowhere from any parameter of any address', () =>
    withServer(async ({ ask, server, log }) => {
      const folder = dirname(server.tokenFile);
      const before = readdirSync(folder, { recursive: true }).sort();
      const routes = await describedRoutes(ask);
      assert.ok(routes.filter((route) => parametersOf(route).length > 0).length >= 15);
      for (const route of routes) {
        for (const at of parametersOf(route)) {
          for (const value of inAddresses) {
            const address = addressOf(route, value, at);
            const { status } = await ask(address, {
              method: route.method,
              ...(route.takesJson && { body: {} }),
            });
            assert.ok(status >= 400 && status < 500, `${route.method} ${address}: ${status}`);
          }
        }
      }
      assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), before);
      assert.deepEqual(log, []);
    }));

  it('lead nowhere as addresses', () =>
    withServer(async ({ ask, log }) => {
      for (const address of wholeAddresses) {
        for (const method of ['GET', 'DELETE', 'POST']) {
          const { status } = await ask(address, { method });
          assert.ok(status >= 400 && status < 500, `${method} ${address}: ${status}`);
        }
      }
      assert.deepEqual(log, []);
    }));

  it('are no names of files; what is only odd is kept as it is, and never becomes a path', () =>
    withServer(async ({ ask, server }) => {
      for (const fileName of inNames) {
        const { status } = await ask('/api/v1/uploads', { body: { ...fileOf('x'), fileName } });
        assert.equal(status, 400, JSON.stringify(fileName));
      }
      const odd = [
        'a;b.csv',
        '%2e%2e%2fa.csv',
        '..%252fa.csv',
        "a'b.csv",
        '$(id).csv',
        '`id`.csv',
        '-rf.csv',
      ];
      for (const fileName of odd.filter((name) => !name.startsWith('.'))) {
        const content = `odd ${fileName}`;
        const { id } = (await ask('/api/v1/uploads', { body: fileOf(content, fileName) })).body;
        const piece = { text: content, headers: { 'content-type': 'application/octet-stream' } };
        await ask(`/api/v1/uploads/${id}/pieces?place=0`, piece);
        const purpose = { kind: 'newDataSet', name: 'Autos' };
        const { body } = await ask(`/api/v1/uploads/${id}/finish`, { body: purpose });
        assert.equal(body.versions[0].file.fileName, fileName);
        assert.ok(!existsSync(join(dirname(server.tokenFile), fileName)));
      }
    }));
});
