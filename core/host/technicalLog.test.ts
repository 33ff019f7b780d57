import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openTechnicalLog } from './technicalLog.ts';

describe('technical log', () => {
  it('goes on where an earlier one ended', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'novo', 'kernel.log');
      openTechnicalLog(path).write('first');
      openTechnicalLog(path).write('second');
      assert.equal(readFileSync(path, 'utf8'), 'first\nsecond\n');
    }));

  it('keeps three full files beside the current one, none above its size (R33)', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'kernel.log');
      const log = openTechnicalLog(path);
      const kilobyte = 'x'.repeat(1023);
      for (let i = 0; i < 6 * 1024; i++) log.write(i % 1024 === 0 ? `round ${i / 1024}` : kilobyte);
      for (const name of [path, `${path}.1`, `${path}.2`, `${path}.3`])
        assert.ok(statSync(name).size <= 1024 * 1024);
      assert.equal(existsSync(`${path}.4`), false);
      assert.match(readFileSync(`${path}.1`, 'utf8'), /^round|x/u);
    }));

  it('that can no longer be written ends nothing', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'kernel.log');
      const log = openTechnicalLog(path);
      rmSync(path);
      mkdirSync(path);
      log.write('nobody reads this');
      assert.ok(statSync(path).isDirectory());
    }));
});
