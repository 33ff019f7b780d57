import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { DownloadOptions } from './downloadModel.ts';
import { noise, shardedModel, wholeModel } from './testing/modelContents.ts';
import { commit } from './testing/standInHub.ts';
import { withHub, assertHolds, needed, largest, placeOf } from './testing/withHub.ts';

describe('downloadModel', () => {
  it('brings the files that an encoder needs, and no others', async () => {
    await withHub(async ({ hub, download, cacheFolder }) => {
      const folder = await download();
      assert.equal(
        folder,
        join(
          cacheFolder,
          `${hub.endpoint.replace('http://', '').replace(':', '_')}--joao--bert-pequeno`,
          commit,
        ),
      );
      assertHolds(folder, needed);
      assert.ok(!hub.log.some((line) => /README|vocab|pytorch/.test(line)));
    });
  });

  it('brings the shards that the index names', async () => {
    await withHub(async ({ download }) => {
      const shards = ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'];
      const names = [...needed.slice(0, 3), 'model.safetensors.index.json', ...shards];
      assertHolds(await download(), names, shardedModel);
    }, shardedModel);
  });

  it('brings the parts of an older tokenizer where there is no tokenizer.json', async () => {
    const files = wholeModel.filter(({ name }) => name !== 'tokenizer.json');
    await withHub(async ({ download }) => {
      assertHolds(await download(), ['config.json', 'vocab.txt', 'tokenizer_config.json', largest], files);
    }, files);
  });

  it('downloads once: later a branch is only asked for, and a commit not even that', async () => {
    await withHub(async ({ hub, download }) => {
      const folder = await download();
      hub.log.length = 0;
      assert.equal(await download(), folder);
      assert.equal(hub.log.length, 1);
      assert.equal(await download({ revision: commit }), folder);
      assert.equal(hub.log.length, 1);
    });
  });

  it('tells how far it is', async () => {
    await withHub(async ({ download }) => {
      const total = wholeModel
        .filter(({ name }) => needed.includes(name))
        .reduce((sum, { content }) => sum + content.length, 0);
      const seen: number[] = [];
      await download({
        onProgress: ({ doneBytes, totalBytes }) => {
          seen.push(doneBytes);
          assert.equal(totalBytes, total);
        },
      });
      assert.deepEqual(
        seen,
        [...seen].sort((a, b) => a - b),
      );
      assert.equal(seen.at(-1), total);
    });
  });
});

describe('an interrupted download', () => {
  it('goes on where a connection dropped, again and again', async () => {
    await withHub(async ({ hub, download }) => {
      hub.misbehave = ({ name, count }) =>
        name === largest && count < 9 ? { kind: 'dropAfter', bytes: 70_001 } : undefined;
      assertHolds(await download(), needed);
      const starts = hub.log
        .filter((line) => line.includes('/store/model'))
        .map((line) => Number(/bytes=(\d+)/.exec(line)?.[1] ?? 0));
      assert.equal(starts.length, 9);
      assert.deepEqual(
        starts,
        [...starts].sort((a, b) => a - b),
      );
      assert.ok(starts.at(-1)! > 300_000);
    });
  });

  it('goes on in a later call after the user stopped it', async () => {
    await withHub(async ({ hub, download, cacheFolder }) => {
      const stop = new AbortController();
      const reason = new Error('stopped by the user');
      hub.misbehave = ({ name }) => (name === largest ? { kind: 'dropAfter', bytes: 300_000 } : undefined);
      const onProgress: DownloadOptions['onProgress'] = ({ file, doneBytes }) => {
        if (file === largest && doneBytes > 200_000) stop.abort(reason);
      };
      await assert.rejects(download({ signal: stop.signal, onProgress }), (error) => error === reason);
      const [kept] = readdirSync(cacheFolder);
      assert.ok(!existsSync(join(cacheFolder, kept!, '.lock')));
      hub.misbehave = () => undefined;
      hub.log.length = 0;
      assertHolds(await download(), needed);
      assert.deepEqual(hub.log.filter((line) => line.includes('/store/')).length, 1);
      assert.match(hub.log.at(-1)!, /bytes=\d{6}-$/);
    });
  });

  it('starts a file anew when its tag has changed meanwhile', async () => {
    await withHub(async ({ hub, download }) => {
      let version = 1;
      hub.tagOf = () => `"version ${version}"`;
      hub.misbehave = ({ name, count }) => {
        if (name !== largest) return undefined;
        version = count;
        return count === 1 ? { kind: 'dropAfter', bytes: 400_000 } : undefined;
      };
      assertHolds(await download(), needed);
      assert.equal(hub.log.filter((line) => line.includes('/store/model')).length, 2);
    });
  });

  it('starts a file anew when the server cannot go on in its middle', async () => {
    await withHub(async ({ hub, download }) => {
      hub.misbehave = ({ name, count }) => {
        if (name !== largest) return undefined;
        return count === 1 ? { kind: 'dropAfter', bytes: 400_000 } : { kind: 'ignoreRange' };
      };
      assertHolds(await download(), needed);
    });
  });

  it('finds out that what lay there from before was something else', async () => {
    for (const length of [1_000, 700_000, 900_000]) {
      await withHub(async ({ download, hub, cacheFolder }) => {
        const unfinished = join(placeOf(hub, cacheFolder), `${commit}.partial`);
        mkdirSync(unfinished, { recursive: true });
        writeFileSync(join(unfinished, `${largest}.part`), noise(length, 99));
        writeFileSync(join(unfinished, 'config.json'), 'something else');
        assertHolds(await download(), needed);
      });
    }
  });

  it('fetches what is missing where a finished folder lost a file', async () => {
    await withHub(async ({ download }) => {
      const folder = await download();
      rmSync(join(folder, 'tokenizer.json'));
      assert.equal(await download(), folder);
      assertHolds(folder, needed);
    });
  });
});
