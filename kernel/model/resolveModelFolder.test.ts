import assert from 'node:assert/strict';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { includedModel, resolveModelFolder } from './resolveModelFolder.ts';

describe('resolveModelFolder', () => {
  it('finds the included model wherever the program runs', async () => {
    const { name, folder } = await resolveModelFolder(includedModel);
    assert.equal(name, includedModel);
    assert.ok(isAbsolute(folder) && existsSync(join(folder, 'model.gguf')));
  });

  it('takes a folder by its path and calls it by its own name', () =>
    withTemporaryFolder(async (folder) => {
      mkdirSync(join(folder, 'meu modelo'));
      const path = join(folder, 'meu modelo');
      assert.deepEqual(await resolveModelFolder(path), { name: 'meu modelo', folder: path });
      assert.deepEqual(await resolveModelFolder(`${path}/`), { name: 'meu modelo', folder: path });
    }));

  it('asks the hub for owner/name that is no folder here', () =>
    withTemporaryFolder(async (folder) => {
      const asked: string[] = [];
      const fetchModel = (repository: string) => {
        asked.push(repository);
        return Promise.resolve(folder);
      };
      const found = await resolveModelFolder('neuralmind/bert-base-portuguese-cased', fetchModel);
      assert.deepEqual(found, { name: 'neuralmind/bert-base-portuguese-cased', folder });
      assert.deepEqual(asked, ['neuralmind/bert-base-portuguese-cased']);
    }));

  it('does not ask the hub for what is no hub name', () =>
    withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'arquivo'), '');
      for (const source of [
        'modelo',
        'a/b/c',
        './a/b',
        '../nada daqui',
        '/a/b',
        'a b/c',
        join(folder, 'arquivo'),
      ]) {
        await assert.rejects(
          resolveModelFolder(source, () => assert.fail(`asked for ${source}`)),
          (error) => isAppError(error, 'model.base_not_found') && error.params.path === source,
        );
      }
    }));
});
