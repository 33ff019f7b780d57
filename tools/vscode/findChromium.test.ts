/** Which browser is taken. Installing one is tried on new machines by the harness itself. */
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../testing/temporaryFolder.ts';
import { findChromium } from './findChromium.ts';
import { Unavailable } from './unavailable.ts';

describe('the browser', () => {
  const silent = () => undefined;

  it('is the one that CHROME_PATH names, or the first usual name on the PATH that may be run', async () => {
    await withTemporaryFolder(async (folder) => {
      const [plain, browser] = ['chromium', 'google-chrome'].map((name) => join(folder, name));
      for (const path of [plain!, browser!]) writeFileSync(path, '');
      chmodSync(browser!, 0o755);
      const path = [join(folder, 'nowhere'), folder].join(delimiter);
      assert.equal(await findChromium({ PATH: path }, silent), browser);
      assert.equal(await findChromium({ PATH: path, CHROME_PATH: plain }, silent), plain);
    });
  });

  it('is not there where CHROME_PATH names no file', async () => {
    await assert.rejects(findChromium({ CHROME_PATH: '/nowhere/chrome' }, silent), Unavailable);
  });
});
