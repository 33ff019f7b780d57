import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { hashFile, hashTexts } from './hashFile.ts';

describe('hashes', () => {
  it('of a file is the SHA-256 of its bytes', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'abc.txt');
      writeFileSync(path, 'abc');
      assert.equal(await hashFile(path), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    }));

  it('of texts tells apart lists whose characters run together', () => {
    assert.notEqual(hashTexts(['ab', 'c']), hashTexts(['a', 'bc']));
    assert.equal(hashTexts(['ação']), hashTexts(['ação']));
  });
});
