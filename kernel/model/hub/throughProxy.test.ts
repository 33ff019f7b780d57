import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../../core/contract/errors/appError.ts';
import type { ErrorCode } from '../../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { downloadModel } from './downloadModel.ts';
import { proxyFor } from './proxyFor.ts';
import { wholeModel } from './testing/modelContents.ts';
import { selfSigned } from './testing/selfSigned.ts';
import type { SelfSigned } from './testing/selfSigned.ts';
import { repository, startHub } from './testing/standInHub.ts';
import type { StandInHub } from './testing/standInHub.ts';
import { startProxy } from './testing/standInProxy.ts';
import type { StandInProxy } from './testing/standInProxy.ts';

interface Scene {
  readonly hub: StandInHub;
  readonly proxy: StandInProxy;
  readonly download: (variables: Record<string, string>) => Promise<string>;
}

async function withProxy(
  use: (scene: Scene) => Promise<void>,
  { secure, credentials }: { secure?: SelfSigned; credentials?: string } = {},
): Promise<void> {
  const hub = await startHub(wholeModel, secure);
  const proxy = await startProxy(credentials);
  try {
    await withTemporaryFolder(async (cacheFolder) => {
      const trusted = join(cacheFolder, 'company.pem');
      if (secure) writeFileSync(trusted, `# our company\n${secure.cert}`);
      const given = { cacheFolder, endpoint: hub.endpoint, retryPauseMs: 1, idleTimeoutMs: 5_000 };
      const download: Scene['download'] = ({ trust, ...variables }) =>
        downloadModel(repository, {
          ...given,
          variables: { ...variables, ...(trust !== undefined && { [trust]: trusted }) },
        });
      await use({ hub, proxy, download });
    });
  } finally {
    await proxy.close();
    await hub.close();
  }
}

async function fails(code: ErrorCode, promise: Promise<unknown>): Promise<void> {
  await assert.rejects(promise, (error) => isAppError(error, code) || assert.fail(error as Error));
}

describe('a download through a proxy', () => {
  it('goes through a tunnel where the hub is encrypted', async () => {
    await withProxy(
      async ({ hub, proxy, download }) => {
        await download({ HTTPS_PROXY: proxy.address, trust: 'NODE_EXTRA_CA_CERTS' });
        assert.ok(proxy.log.length >= 5 && proxy.log.every((line) => line.startsWith('CONNECT ')));
        assert.ok(proxy.log.includes(`CONNECT ${new URL(hub.endpoint).host}`));
      },
      {
        secure: selfSigned(),
        credentials: 'joão silva:s%n@a',
      },
    );
  });

  it('does not trust a proxy that stands in for the hub', async () => {
    await withProxy(
      async ({ hub, proxy, download }) => {
        await fails('hub.certificate_untrusted', download({ HTTPS_PROXY: proxy.address }));
        assert.deepEqual(hub.log, []);
      },
      { secure: selfSigned() },
    );
  });

  it('is asked by its whole address where the hub is a plain one', async () => {
    await withProxy(async ({ hub, proxy, download }) => {
      await download({ http_proxy: proxy.address });
      assert.ok(proxy.log.some((line) => line.startsWith(`GET ${hub.endpoint}/api/models/`)));
    });
  });

  it('says that the proxy wants a password, or refuses', async () => {
    for (const secure of [undefined, selfSigned()]) {
      await withProxy(
        async ({ proxy, download }) => {
          const address = proxy.address.replace(/\/\/.*@/, '//');
          await fails('hub.proxy_refused', download({ HTTP_PROXY: address, HTTPS_PROXY: address }));
        },
        { credentials: 'a:b', ...(secure && { secure }) },
      );
    }
  });

  it('says that nobody answers where the proxy should be', async () => {
    await withProxy(async ({ proxy, download }) => {
      await proxy.close();
      await fails('hub.offline', download({ HTTP_PROXY: proxy.address }));
    });
  });

  it('leaves the proxy out where it is told to', async () => {
    await withProxy(async ({ proxy, download }) => {
      await download({ HTTP_PROXY: proxy.address, NO_PROXY: 'example.org, localhost,127.0.0.1' });
      assert.deepEqual(proxy.log, []);
    });
  });
});

describe('an encrypted download', () => {
  it('trusts nobody unknown', async () => {
    await withProxy(
      async ({ hub, download }) => {
        await fails('hub.certificate_untrusted', download({}));
        assert.deepEqual(hub.log, []);
      },
      { secure: selfSigned() },
    );
  });

  it('stays encrypted, even where a redirect leads to this computer', async () => {
    await withProxy(
      async ({ hub, download }) => {
        const headers = { location: 'http://127.0.0.1:9/config.json' };
        hub.misbehave = ({ name }) =>
          name === 'config.json' ? { kind: 'status', status: 302, headers } : undefined;
        await fails('hub.unexpected_answer', download({ trust: 'SSL_CERT_FILE' }));
      },
      { secure: selfSigned() },
    );
  });

  for (const trust of ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']) {
    it(`trusts the certificates that ${trust} names`, async () => {
      await withProxy(
        async ({ download }) => {
          await download({ trust });
        },
        { secure: selfSigned() },
      );
    });
  }
});

describe('proxyFor', () => {
  const cases: [string, Record<string, string>, string | undefined][] = [
    ['https://huggingface.co/x', {}, undefined],
    ['https://huggingface.co/x', { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128/'],
    ['https://huggingface.co/x', { https_proxy: 'p:3128', HTTPS_PROXY: 'http://q' }, 'http://p:3128/'],
    ['https://huggingface.co/x', { HTTP_PROXY: 'http://p' }, undefined],
    ['https://huggingface.co/x', { ALL_PROXY: 'https://p' }, 'https://p/'],
    ['https://huggingface.co/x', { ALL_PROXY: 'socks5://p' }, undefined],
    ['https://huggingface.co/x', { HTTPS_PROXY: 'http://p', NO_PROXY: '*' }, undefined],
    ['https://huggingface.co/x', { HTTPS_PROXY: 'http://p', no_proxy: 'a.b,.huggingface.co' }, undefined],
    ['https://cdn.huggingface.co/x', { HTTPS_PROXY: 'http://p', NO_PROXY: 'huggingface.co' }, undefined],
    ['https://nothuggingface.co/x', { HTTPS_PROXY: 'http://p', NO_PROXY: 'huggingface.co' }, 'http://p/'],
    ['https://huggingface.co/x', { HTTPS_PROXY: 'http://p', NO_PROXY: 'huggingface.co:8443' }, 'http://p/'],
    ['https://huggingface.co/x', { HTTPS_PROXY: 'http://p', NO_PROXY: 'huggingface.co:443' }, undefined],
    ['https://huggingface.co/x', { HTTPS_PROXY: '  ' }, undefined],
  ];
  for (const [url, variables, expected] of cases) {
    it(`finds ${expected ?? 'none'} for ${url} with ${JSON.stringify(variables)}`, () => {
      assert.equal(proxyFor(new URL(url), variables)?.href, expected);
    });
  }
});
