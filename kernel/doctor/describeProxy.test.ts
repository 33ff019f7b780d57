import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { describeProxy } from './describeProxy.ts';

function check(environment: Record<string, string>, configured: boolean, host: string | null): void {
  assert.deepEqual(describeProxy(environment), { configured, host });
}

describe('describeProxy (R4)', () => {
  it('none', () => {
    check({}, false, null);
    check({ HTTPS_PROXY: '' }, false, null);
  });
  it('name and password are not repeated', () => {
    check({ HTTPS_PROXY: 'http://ana:segredo@proxy.exemplo.br:3128/' }, true, 'proxy.exemplo.br:3128');
  });
  it('an address without a scheme', () => {
    check({ http_proxy: 'proxy:8080' }, true, 'proxy:8080');
  });
  it('an address nobody can read is still a proxy', () => {
    check({ HTTP_PROXY: 'http://:80:80' }, true, null);
  });
});
