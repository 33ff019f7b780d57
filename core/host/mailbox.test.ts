import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { mailboxPaths, postControl, postRequest, readPosted } from './mailbox.ts';
import { startDetachedKernel } from './startDetachedKernel.ts';

describe('a mailbox', () => {
  it('is said to be gone where it is', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const posted = await postRequest(box, { kind: 'resume', runFolder: folder });
      rmSync(box, { recursive: true });
      await assert.rejects(postControl(box, posted, 'stop'), (error) => isAppError(error, 'run.not_found'));
      await assert.rejects(readPosted(box), (error) => isAppError(error, 'run.not_found'));
    }));

  it('is refused in words where none can be made', () =>
    withTemporaryFolder(async (folder) => {
      const file = join(folder, 'arquivo');
      writeFileSync(file, '');
      await assert.rejects(
        postRequest(join(file, 'runs', 'conversa'), { kind: 'resume', runFolder: folder }),
        (error) => isAppError(error, 'folder.not_writable'),
      );
      const box = join(folder, 'conversa');
      const posted = await postRequest(box, { kind: 'resume', runFolder: folder });
      rmSync(mailboxPaths(box).input);
      mkdirSync(mailboxPaths(box).input);
      await assert.rejects(postControl(box, posted, 'stop'));
    }));

  it('keeps its request whatever comes after it', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const posted = await postRequest(box, { kind: 'resume', runFolder: folder });
      appendFileSync(mailboxPaths(box).input, '{"type":"con\u0000\n\nnull\r\n');
      assert.deepEqual(await readPosted(box), posted);
    }));

  it('keeps what a kernel says that cannot even begin', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      await postRequest(box, { kind: 'resume', runFolder: folder });
      const program = join(folder, 'kernel.mjs');
      writeFileSync(program, 'this is of a later Node;');
      await startDetachedKernel(box, { env: process.env, program });
      const said = () => readFileSync(mailboxPaths(box).lastWords, 'utf8');
      while (!said().includes('SyntaxError')) await pause(50);
    }));
});
