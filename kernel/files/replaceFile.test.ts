import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { replaceFile } from './replaceFile.ts';

describe('replaceFile', () => {
  it('replaces a file and leaves nothing beside it, also after a crash in mid-write', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'configuração.json');
      await replaceFile(path, [Buffer.from('um')]);
      writeFileSync(`${path}.partial`, 'half of an older attempt, longer than the new content');
      await replaceFile(path, [Buffer.from('do'), Buffer.from('is')]);
      assert.equal(readFileSync(path, 'utf8'), 'dois');
      assert.deepEqual(readdirSync(folder), ['configuração.json']);
    }));

  it('fails with a code and without remains when the folder is missing', () =>
    withTemporaryFolder(async (folder) => {
      const write = replaceFile(join(folder, 'nada', 'x.json'), [Buffer.from('x')]);
      await assert.rejects(write, (error) => isAppError(error, 'folder.not_writable'));
      assert.ok(!existsSync(join(folder, 'nada')));
    }));

  it('does not put a file where a folder stands', () =>
    withTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'x.json', 'y'), { recursive: true });
      await assert.rejects(replaceFile(join(folder, 'x.json'), [Buffer.from('x')]));
      assert.deepEqual(readdirSync(folder), ['x.json']);
    }));
});
