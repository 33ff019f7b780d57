import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { claimResult, isTold, markSeen } from './resultTold.ts';

const goneProcess = () => spawnSync(process.execPath, ['-e', '']).pid;

describe('the result of a run', () => {
  it('is told by one', () =>
    withTemporaryFolder(async (box) => {
      assert.equal(await isTold(box), false);
      const claims = await Promise.all(Array.from({ length: 20 }, () => claimResult(box)));
      assert.equal(claims.filter(Boolean).length, 1);
      assert.ok(await isTold(box));
    }));

  it('is told again, once, where the window that told it was closed before anybody reacted', () =>
    withTemporaryFolder(async (box) => {
      const [first, second] = [goneProcess(), goneProcess()];
      writeFileSync(join(box, 'told'), String(first));
      writeFileSync(join(box, `told.after-${first}`), String(second));
      assert.equal(await isTold(box), false);
      const claims = await Promise.all(Array.from({ length: 20 }, () => claimResult(box)));
      assert.equal(claims.filter(Boolean).length, 1);
      assert.ok(await isTold(box));
    }));

  it('is told no more once it was seen', () =>
    withTemporaryFolder(async (box) => {
      writeFileSync(join(box, 'told'), String(goneProcess()));
      await markSeen(box);
      assert.ok(await isTold(box));
      assert.equal(await claimResult(box), false);
    }));

  it('is left to who claims it at this moment', () =>
    withTemporaryFolder(async (box) => {
      for (const claim of ['', String(process.pid), String(process.ppid), 'abc', '-1']) {
        writeFileSync(join(box, 'told'), claim);
        assert.equal(await claimResult(box), false, claim);
        assert.ok(await isTold(box), claim);
      }
    }));

  it('is told by nobody where the mailbox was taken away', () =>
    withTemporaryFolder(async (box) => {
      rmSync(box, { recursive: true });
      assert.equal(await claimResult(box), false);
      await markSeen(box);
      mkdirSync(box);
    }));

  it('is told where no claim can be written', () =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'arquivo');
      writeFileSync(file, '');
      assert.ok(await claimResult(file));
    }));
});
