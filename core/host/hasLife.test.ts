import assert from 'node:assert/strict';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { followMailbox } from './followMailbox.ts';
import { hasLife } from './hasLife.ts';
import { mailboxPaths, postRequest } from './mailbox.ts';

const hour = 3_600_000;

/** A mailbox whose kernel is this process, and gave its last sign then. */
async function mailboxWithSign(folder: string, agoMs: number): Promise<{ box: string; alive: string }> {
  const box = join(folder, 'conversa');
  await postRequest(box, { kind: 'resume', runFolder: join(folder, 'treino') });
  const { alive } = mailboxPaths(box);
  writeFileSync(alive, String(process.pid));
  touch(alive, agoMs);
  return { box, alive };
}

function touch(path: string, agoMs: number): void {
  const time = new Date(Date.now() - agoMs);
  utimesSync(path, time, time);
}

describe('signs of life', () => {
  it('are believed while they are new', () =>
    withTemporaryFolder(async (folder) => {
      const { box } = await mailboxWithSign(folder, 1000);
      assert.ok(await hasLife(box, { patienceMs: 0 }));
    }));

  for (const [what, agoMs] of [
    ['after a computer slept', 8 * hour],
    ['after its clock was set back', -8 * hour],
  ] as const)
    it(`are waited for ${what}`, () =>
      withTemporaryFolder(async (folder) => {
        const { box, alive } = await mailboxWithSign(folder, agoMs);
        const looked = hasLife(box);
        await pause(600);
        touch(alive, 0);
        assert.ok(await looked);
      }));

  it('do not come from another process that got the number', () =>
    withTemporaryFolder(async (folder) => {
      const { box } = await mailboxWithSign(folder, 8 * hour);
      assert.equal(await hasLife(box, { patienceMs: 500 }), false);
    }));

  it('are missed where the process is gone, or wrote no number', () =>
    withTemporaryFolder(async (folder) => {
      const { box, alive } = await mailboxWithSign(folder, 0);
      for (const wrong of ['', 'abc', '-1', '0', '4194305', '1e99', '\u0000'.repeat(100_000)]) {
        writeFileSync(alive, wrong);
        assert.equal(await hasLife(box), false, wrong.slice(0, 10));
      }
    }));

  it('end with the mailbox', () =>
    withTemporaryFolder(async (folder) => {
      const { box } = await mailboxWithSign(folder, 8 * hour);
      const looked = hasLife(box);
      rmSync(box, { recursive: true });
      assert.equal(await looked, false);
      assert.equal(await hasLife(box), false);
    }));
});

describe('following a mailbox', () => {
  it('goes on when the computer has slept longer than a kernel may be silent', () =>
    withTemporaryFolder(async (folder) => {
      const { box, alive } = await mailboxWithSign(folder, 8 * hour);
      const posted = await postRequest(join(folder, 'outra'), { kind: 'resume', runFolder: folder });
      const following = followMailbox(box, posted);
      await pause(600);
      touch(alive, 0);
      await pause(300);
      const event = { kind: 'answered', answer: { kind: 'stopped', runFolder: null } };
      const line = JSON.stringify({ seq: 0, at: 1, requestId: posted.requestId, event });
      // Half lines, other people's lines and empty ones are no words of the kernel.
      writeFileSync(mailboxPaths(box).output, `{"seq":\n\n\u0000\n[]\nnull\n${line}\r\n`);
      assert.equal((await following).kind, 'stopped');
    }));

  it('ends at once when the window closes while a sign is waited for', () =>
    withTemporaryFolder(async (folder) => {
      const { box } = await mailboxWithSign(folder, 8 * hour);
      const posted = await postRequest(join(folder, 'outra'), { kind: 'resume', runFolder: folder });
      await assert.rejects(
        followMailbox(box, posted, { signal: AbortSignal.timeout(400) }),
        (error) => !isAppError(error, 'kernel.stopped'),
      );
    }));
});
