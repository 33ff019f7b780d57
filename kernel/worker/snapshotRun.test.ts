import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { filesBelow } from './filesBelow.ts';
import { folderId } from './folderId.ts';
import { snapshotRun } from './snapshotRun.ts';

function write(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(`${path}.partial`, text);
  renameSync(`${path}.partial`, path);
}

describe('a snapshot of a run', () => {
  it('keeps what was there, whatever is written, replaced and deleted afterwards', () =>
    withTemporaryFolder(async (folder) => {
      const run = join(folder, 'treino nº 1');
      for (const name of [
        'run.json',
        'events.jsonl',
        'checkpoints/epoch.safetensors',
        'cache/x',
        'model/model.json',
      ])
        write(run, name, 'antes');
      write(run, 'run.lock', '1');
      const copy = join(folder, 'cópia');
      assert.ok(await snapshotRun(run, copy));
      const files = await filesBelow(copy);
      assert.deepEqual(
        files.map(({ name }) => name),
        ['checkpoints/epoch.safetensors', 'events.jsonl', 'run.json'],
      );
      appendFileSync(join(run, 'events.jsonl'), 'depois');
      write(run, 'run.json', 'depois');
      rmSync(join(run, 'checkpoints'), { recursive: true });
      for (const { path } of files) assert.equal(readFileSync(path, 'utf8'), 'antes');
    }));

  it('says where the run never stands still', () =>
    withTemporaryFolder(async (folder) => {
      const run = join(folder, 'treino');
      // The log of events is missing: it is being replaced all the time, as far as can be seen.
      write(run, 'run.json', 'x');
      assert.equal(await snapshotRun(run, join(folder, 'cópia')), false);
    }));
});

describe('the name of a worker’s folder', () => {
  it('is made once, also by several workers that start together, and anew where it is damaged', () =>
    withTemporaryFolder(async (folder) => {
      const place = join(folder, 'trabalhador');
      const ids = await Promise.all(Array.from({ length: 8 }, () => folderId(place)));
      assert.equal(new Set(ids).size, 1);
      assert.equal(await folderId(place), ids[0]);
      writeFileSync(join(place, 'folder-id'), '../x');
      assert.notEqual(await folderId(place), ids[0]);
      assert.deepEqual(
        (await filesBelow(place)).map(({ name }) => name),
        ['folder-id'],
      );
    }));
});
