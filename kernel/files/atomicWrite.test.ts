import assert from 'node:assert/strict';
import { existsSync, readFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { atomicWrite } from './atomicWrite.ts';

describe('atomicWrite', () => {
  it('replaces a file and leaves nothing beside it', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'configuração.json');
      await atomicWrite(path, 'um');
      await atomicWrite(path, 'dois');
      assert.equal(readFileSync(path, 'utf8'), 'dois');
      assert.deepEqual(readdirSync(folder), ['configuração.json']);
    }));

  it('fails with a code and without remains when the folder is missing', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'nada', 'x.json');
      await assert.rejects(atomicWrite(path, 'x'), (error) => isAppError(error, 'file.not_found'));
      assert.ok(!existsSync(join(folder, 'nada')));
    }));

  it('does not put a file where a folder stands', () =>
    withTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'x.json', 'y'), { recursive: true });
      await assert.rejects(atomicWrite(join(folder, 'x.json'), 'x'));
      assert.deepEqual(readdirSync(folder), ['x.json']);
    }));
});
