import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import type { ErrorCode } from '../../../core/contract/errors/appError.ts';
import { skip } from '../../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { downloadModel } from './downloadModel.ts';
import type { DownloadOptions } from './downloadModel.ts';
import { noise, wholeModel } from './testing/modelContents.ts';
import { commit, repository } from './testing/standInHub.ts';
import type { StandInHub } from './testing/standInHub.ts';
import { withHub, fails, assertHolds, needed, largest, placeOf } from './testing/withHub.ts';

describe('a hub that is wrong', () => {
  it('is asked again for a file that came damaged, once', async () => {
    await withHub(async ({ hub, download }) => {
      const content = noise(700_000, 8);
      hub.misbehave = ({ name, count }) =>
        name === largest && count === 1 ? { kind: 'content', content } : undefined;
      assertHolds(await download(), needed);
    });
  });

  it('is not believed: damaged files never get their name', async () => {
    for (const length of [700_000, 10, 2_000_000]) {
      await withHub(async ({ hub, download, cacheFolder }) => {
        hub.misbehave = ({ name }) =>
          name === largest ? { kind: 'content', content: noise(length, 8) } : undefined;
        await fails('hub.download_damaged', download());
        const place = placeOf(hub, cacheFolder);
        assert.ok(!existsSync(join(place, commit)));
        assert.ok(!existsSync(join(place, `${commit}.partial`, largest)));
      });
    }
  });

  const statuses: [number, Record<string, string>, ErrorCode][] = [
    [404, {}, 'hub.not_found'],
    [401, {}, 'hub.not_found'],
    [401, { 'x-error-code': 'GatedRepo' }, 'hub.access_denied'],
    [403, {}, 'hub.access_denied'],
    [418, {}, 'hub.unexpected_answer'],
    [500, {}, 'hub.unexpected_answer'],
    [429, { 'retry-after': '0' }, 'hub.unexpected_answer'],
  ];
  for (const [status, headers, code] of statuses) {
    it(`is understood when it says ${status} ${Object.values(headers).join()}`, async () => {
      await withHub(async ({ hub, download }) => {
        const { listing } = hub;
        hub.listing = () => ({ status, body: {}, headers });
        await fails(code, download());
        hub.listing = listing;
        hub.misbehave = ({ name }) => (name === largest ? { kind: 'status', status, headers } : undefined);
        await fails(code, download());
        hub.misbehave = ({ name, count }) =>
          name === largest && count < 3 ? { kind: 'status', status: 503 } : undefined;
        assertHolds(await download(), needed);
      });
    });
  }

  const listings: [string, unknown, ErrorCode][] = [
    ['a page of the network instead', '<html>Please log in</html>', 'hub.unexpected_answer'],
    ['no commit', { sha: '../..', siblings: [] }, 'hub.unexpected_answer'],
    ['no files', { sha: commit, siblings: [] }, 'model.file_missing'],
    ['no weights', { sha: commit, siblings: [{ rfilename: 'config.json' }] }, 'model.file_missing'],
    [
      'weights of another kind only',
      { sha: commit, siblings: [{ rfilename: 'config.json' }, { rfilename: 'pytorch_model.bin' }] },
      'model.weights_foreign',
    ],
  ];
  for (const [name, body, code] of listings) {
    it(`is not followed when it lists ${name}`, async () => {
      await withHub(async ({ hub, download }) => {
        hub.listing = () => ({ status: 200, body });
        await fails(code, download());
      });
    });
  }

  it('cannot make files outside the folder', async () => {
    const evil = [
      '../evil.safetensors',
      '/tmp/evil.safetensors',
      'a/../../evil.safetensors',
      '.safetensors',
      'x\\y.safetensors',
    ];
    for (const name of evil) {
      const index = {
        name: 'model.safetensors.index.json',
        content: Buffer.from(JSON.stringify({ weight_map: { a: name } })),
      };
      const files = [
        { name: 'config.json', content: Buffer.from('{}') },
        index,
        { name, content: Buffer.from('evil') },
      ];
      await withHub(async ({ download }) => {
        await fails('model.file_missing', download());
      }, files);
    }
  });

  it('cannot send the download to an address without encryption', async () => {
    await withHub(async ({ hub, download }) => {
      const headers = { location: 'http://192.0.2.1/model.safetensors' };
      hub.misbehave = ({ name }) =>
        name === 'config.json' ? { kind: 'status', status: 302, headers } : undefined;
      await fails('hub.unexpected_answer', download());
    });
  });

  it('is checked by the tags of its answers where the listing has no hashes', async () => {
    await withHub(async ({ hub, download }) => {
      const siblings = wholeModel.map(({ name }) => ({ rfilename: name }));
      hub.listing = () => ({ status: 200, body: { sha: commit, siblings } });
      await fails('hub.download_damaged', download());
      const gitBlob = (content: Buffer): string =>
        createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
      hub.tagOf = (content) => `"${gitBlob(content)}"`;
      hub.misbehave = ({ name, count }) =>
        name === largest && count === 1 ? { kind: 'dropAfter', bytes: 9_999 } : undefined;
      assertHolds(await download(), needed);
    });
  });
});

describe('a computer without the hub', () => {
  it('is told so, unless the model is here already', async () => {
    await withHub(async ({ hub, download }) => {
      const folder = await download();
      await hub.close();
      assert.equal(await download(), folder);
      assert.equal(await download({ revision: commit }), folder);
      await fails('hub.offline', download({ revision: 'other' }));
    });
  });

  it('notices a connection on which nothing comes any more', async () => {
    await withHub(async ({ hub, download }) => {
      hub.misbehave = ({ name }) => (name === largest ? { kind: 'silence' } : undefined);
      await fails('hub.offline', download({ idleTimeoutMs: 100 }));
      hub.misbehave = ({ name, count }) => (name === largest && count < 7 ? { kind: 'silence' } : undefined);
      assertHolds(await download({ idleTimeoutMs: 100 }), needed);
    });
  });

  const invalid: [string, Partial<DownloadOptions>][] = [
    ['../etc', {}],
    ['owner', {}],
    ['a/b/c', {}],
    ['a/..', {}],
    ['a/b?x', {}],
    ['https://host/a', {}],
    [repository, { revision: '../../main' }],
    [repository, { revision: '' }],
    [repository, { endpoint: 'http://example.org' }],
    [repository, { endpoint: 'ftp://localhost' }],
    [repository, { endpoint: 'nowhere' }],
  ];
  for (const [name, options] of invalid) {
    it(`asks nobody about ${name} ${JSON.stringify(options)}`, async () => {
      await withTemporaryFolder((cacheFolder) =>
        fails('request.invalid', downloadModel(name, { cacheFolder, ...options })),
      );
    });
  }

  it('is told that the cache cannot be written', async () => {
    await withHub(async ({ cacheFolder, download }) => {
      writeFileSync(join(cacheFolder, 'file'), '');
      await fails('folder.not_writable', download({ cacheFolder: join(cacheFolder, 'file') }));
    });
  });
});

describe('a disk that is full', () => {
  it('ends the download with its name, and keeps no damaged file', async function () {
    if (process.platform === 'win32') skip(this, 'needs a shell that limits file sizes');
    await withHub(async ({ hub, cacheFolder }) => {
      const report = '.catch((error) => console.log(error.code))';
      // A limit on file sizes fails a write in its middle, as a full disk does.
      const child = spawn(
        'sh',
        ['-c', 'ulimit -f 1000 && exec "$@"', 'sh', ...nodeProgram(hub, { cacheFolder, then: report })],
        { cwd: root },
      );
      let output = '';
      child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
      await once(child, 'close');
      assert.equal(output.trim(), 'disk.full');
      assert.ok(!existsSync(join(placeOf(hub, cacheFolder), commit)));
    });
  });
});

/** A command line that downloads in a process of its own. */
function nodeProgram(
  hub: StandInHub,
  { cacheFolder, then }: { cacheFolder: string; then: string },
): string[] {
  const module = JSON.stringify(new URL('downloadModel.ts', import.meta.url).href);
  const options = JSON.stringify({ cacheFolder, endpoint: hub.endpoint });
  const program = `import { downloadModel } from ${module}; await downloadModel('${repository}', ${options})${then};`;
  return [process.execPath, '--import', 'tsx', '--input-type=module', '-e', program];
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('several downloads at once', () => {
  it('of one model fetch each file once', async () => {
    await withHub(async ({ hub, download }) => {
      const folders = await Promise.all([download(), download(), download()]);
      assert.equal(new Set(folders).size, 1);
      assertHolds(folders[0], needed);
      assert.equal(hub.log.filter((line) => line.includes('/store/model')).length, 1);
    });
  });

  it('in several processes do not disturb each other, not even when one is killed', async () => {
    await withHub(async ({ hub, download, cacheFolder }) => {
      let silent = true;
      hub.misbehave = ({ name }) => (silent && name === largest ? { kind: 'silence' } : undefined);
      const [node = '', ...program] = nodeProgram(hub, { cacheFolder, then: '' });
      const child = spawn(node, program, { cwd: root, stdio: 'ignore' });
      while (!hub.log.some((line) => line.includes('/store/model')))
        await new Promise((resolve) => setTimeout(resolve, 20));
      assert.ok(existsSync(join(placeOf(hub, cacheFolder), '.lock')));
      const waiting = download();
      silent = false;
      child.kill('SIGKILL');
      await once(child, 'exit');
      assertHolds(await waiting, needed);
      assert.ok(!existsSync(join(placeOf(hub, cacheFolder), '.lock')));
    });
  });
});
