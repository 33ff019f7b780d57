import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../../tools/testing/temporaryFolder.ts';
import { writeDurably } from './writeDurably.ts';

/** That it is on the disk is shown by the measurement `power-cut`. */
describe('a small file that must outlive a power cut', () => {
  it('takes the place of the one before, for its user alone, and leaves nothing beside', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'chave.pem');
      for (const text of ['um', 'dois, ç']) {
        await writeDurably(path, text, 0o600);
        assert.equal(readFileSync(path, 'utf8'), text);
      }
      assert.deepEqual(readdirSync(folder), ['chave.pem']);
      if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
    }));
});
