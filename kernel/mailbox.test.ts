/** A kernel that outlives its host: real processes, a real training. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { isAppError } from '../core/contract/errors/appError.ts';
import { kernelRequestSchema } from '../core/contract/kernelRequest.ts';
import type { KernelRequest } from '../core/contract/kernelRequest.ts';
import type { RunEvent } from '../core/contract/runEvent.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import { followMailbox } from '../core/host/followMailbox.ts';
import { hasLife } from '../core/host/hasLife.ts';
import { isAlive } from '../core/host/isAlive.ts';
import { mailboxPaths, postControl, postRequest, readPosted } from '../core/host/mailbox.ts';
import { startDetachedKernel } from '../core/host/startDetachedKernel.ts';
import { programPath } from '../core/tables/programPath.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const included = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));

function trainRequest(folder: string, epochs: number): KernelRequest {
  return kernelRequestSchema.parse({
    kind: 'train',
    runFolder: join(folder, 'João Gonçalves', 'treino'),
    config: {
      data: { path: writeSmallSheet(folder, 60) },
      baseModel: included,
      engine: 'reference',
      parameters: { epochs, frozenLayers: 1, batchSize: 16, maxLength: 32, earlyStoppingPatience: epochs },
      stages: ['baseline', 'fineTuned'],
    },
  });
}

/** Follows until an event of the kind, or until the end. */
async function followUntil(box: string, kind: RunEvent['kind']): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  const enough = new AbortController();
  const following = followMailbox(box, await readPosted(box), {
    signal: enough.signal,
    onEvent: ({ event }) => {
      events.push(event);
      if (event.kind === kind) enough.abort();
    },
  });
  await following.catch((error: unknown) => {
    if (!enough.signal.aborted) throw error;
  });
  return events;
}

const processOf = (box: string) => Number(readFileSync(mailboxPaths(box).alive, 'utf8'));

describe('a kernel with a mailbox', function () {
  this.timeout(180_000);

  it('goes on when its host ends, and tells whoever comes later everything', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversas', 'uma');
      const posted = await postRequest(box, trainRequest(folder, 2));
      // A host that starts the kernel and is gone.
      const options = JSON.stringify([programPath('kernel'), '--mailbox', box]);
      const host = `require('node:child_process').spawn(process.execPath, ${options}, { detached: true, stdio: 'ignore' }).unref()`;
      spawnSync(process.execPath, ['-e', host]);
      const answer = await followMailbox(box, posted);
      assert.equal(answer.kind, 'trained');
      const told: string[] = [];
      const again = await followMailbox(box, await readPosted(box), {
        onEvent: ({ event }) => told.push(event.kind),
      });
      assert.deepEqual(again, answer);
      assert.equal(told[0], 'requestAccepted');
      assert.ok(told.includes('epochFinished'));
    }));

  it('hears a control, keeps what it has, and ends', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const posted = await postRequest(box, trainRequest(folder, 100));
      await startDetachedKernel(box, { env: process.env });
      await followUntil(box, 'epochFinished');
      assert.ok(await hasLife(box));
      await postControl(box, posted, 'stop');
      const answer = await followMailbox(box, posted);
      assert.ok(answer.kind === 'trained' && answer.stoppedEarly);
      while (await hasLife(box)) await pause(50);
    }));

  it('is missed when it dies, and the run goes on from there', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const request = trainRequest(folder, 100);
      const posted = await postRequest(box, request);
      await startDetachedKernel(box, { env: process.env });
      await followUntil(box, 'checkpointSaved');
      process.kill(processOf(box), 'SIGKILL');
      assert.ok(request.kind === 'train');
      const { runFolder } = request;
      await assert.rejects(
        followMailbox(box, posted),
        (error) => isAppError(error, 'kernel.stopped') && error.params.runFolder === runFolder,
      );
      const next = join(folder, 'conversa-2');
      const resumed = await postRequest(next, { kind: 'resume', runFolder });
      await startDetachedKernel(next, { env: process.env });
      await followUntil(next, 'epochFinished');
      await postControl(next, resumed, 'stop');
      const answer = await followMailbox(next, resumed);
      assert.equal(answer.kind, 'trained');
    }));

  it('is stopped by taking the mailbox away, and keeps what it has', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const request = trainRequest(folder, 100);
      await postRequest(box, request);
      await startDetachedKernel(box, { env: process.env });
      await followUntil(box, 'epochFinished');
      const kernel = processOf(box);
      renameSync(box, join(folder, 'guardada'));
      while (isAlive(kernel)) await pause(50);
      assert.ok(request.kind === 'train');
      const record = runRecordSchema.parse(
        JSON.parse(readFileSync(join(request.runFolder, 'run.json'), 'utf8')),
      );
      assert.equal(record.state, 'cancelled');
      assert.notEqual(record.weightsHash, null);
    }));

  it('gives its sign again where somebody took it away', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const posted = await postRequest(box, trainRequest(folder, 100));
      await startDetachedKernel(box, { env: process.env });
      await followUntil(box, 'epochFinished');
      const kernel = processOf(box);
      rmSync(mailboxPaths(box).alive);
      while (!existsSync(mailboxPaths(box).alive)) await pause(50);
      assert.equal(processOf(box), kernel);
      await postControl(box, posted, 'stop');
      await followMailbox(box, posted);
    }));

  it('fails with the kernel’s own words, and keeps the mailbox from others', () =>
    withTemporaryFolder(async (folder) => {
      const box = join(folder, 'conversa');
      const request = kernelRequestSchema.parse({
        kind: 'inspect',
        data: { path: join(folder, 'nenhuma.xlsx') },
      });
      const posted = await postRequest(box, request);
      await startDetachedKernel(box, { env: process.env });
      await assert.rejects(followMailbox(box, posted), (error) => isAppError(error, 'file.not_found'));
      if (process.platform !== 'win32') assert.equal(statSync(box).mode & 0o077, 0);
    }));

  it('says where there is none', () =>
    withTemporaryFolder(async (folder) => {
      await assert.rejects(readPosted(folder), (error) => isAppError(error, 'run.not_found'));
    }));
});
