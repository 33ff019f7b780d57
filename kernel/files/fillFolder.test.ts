/** A folder appears whole or not at all, and never over something. */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { fillFolder } from './fillFolder.ts';

const writeOne = (unfinished: string) => writeFile(join(unfinished, 'a.txt'), 'ção');

describe('fillFolder', () => {
  it('makes the folder and those above it', () =>
    withTemporaryFolder(async (folder) => {
      const target = join(folder, 'acima', 'saída');
      await fillFolder(target, writeOne);
      assert.equal(await readFile(join(target, 'a.txt'), 'utf8'), 'ção');
      assert.deepEqual(await readdir(join(folder, 'acima')), ['saída']);
    }));

  it('takes the place of an empty folder', () =>
    withTemporaryFolder(async (folder) => {
      const target = join(folder, 'saída');
      await mkdir(target);
      await fillFolder(target, writeOne);
      assert.deepEqual(await readdir(target), ['a.txt']);
    }));

  it('refuses a folder that holds something, and a file', () =>
    withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'meu.txt'), 'x');
      for (const target of [folder, join(folder, 'meu.txt')]) {
        await assert.rejects(fillFolder(target, writeOne), (error) => isAppError(error, 'folder.not_empty'));
      }
      assert.deepEqual(await readdir(folder), ['meu.txt']);
    }));

  it('leaves nothing where filling fails, and clears what a kill left', () =>
    withTemporaryFolder(async (folder) => {
      const target = join(folder, 'saída');
      await mkdir(`${target}.0a1b2c3d.partial`);
      await writeFile(join(`${target}.0a1b2c3d.partial`, 'rest'), 'x');
      await mkdir(`${target}.partial`);
      const failure = new Error('no');
      await assert.rejects(
        fillFolder(target, async (unfinished) => {
          await writeOne(unfinished);
          throw failure;
        }),
        failure,
      );
      // The user's own folder, whatever it is called, stays.
      assert.deepEqual(await readdir(folder), ['saída.partial']);
    }));

  it('says when nothing can be written there', () =>
    withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'arquivo'), 'x');
      const target = join(folder, 'arquivo', 'abaixo', 'saída');
      await assert.rejects(fillFolder(target, writeOne), (error) => isAppError(error, 'folder.not_writable'));
    }));
});
