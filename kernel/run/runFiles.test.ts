import assert from 'node:assert/strict';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { kernelEventSchema } from '../../core/contract/runEvent.ts';
import { sampleEvaluation, sampleRecord } from '../../core/training/testing/sampleRun.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openRunEvents } from './runEvents.ts';
import { createRunFolder, readRecord, runPaths } from './runFolder.ts';
import { lockRun } from './runLock.ts';

describe('run folder', () => {
  it('is refused when something lies in it', () =>
    withTemporaryFolder(async (folder) => {
      writeFileSync(join(folder, 'x'), '');
      await assert.rejects(createRunFolder(folder), (error) => isAppError(error, 'folder.not_empty'));
    }));

  it('without a record is no run, and with a broken one is damaged', () =>
    withTemporaryFolder(async (folder) => {
      const paths = runPaths(folder);
      await assert.rejects(readRecord(paths), (error) => isAppError(error, 'run.not_found'));
      writeFileSync(paths.record, '{"format":1');
      await assert.rejects(readRecord(paths), (error) => isAppError(error, 'run.damaged'));
    }));

  it('with figures that no training can have made is damaged', () =>
    withTemporaryFolder(async (folder) => {
      const paths = runPaths(folder);
      const { test } = sampleEvaluation;
      const readWith = (changed: Partial<typeof test>) => {
        const evaluation = { ...sampleEvaluation, test: { ...test, ...changed } };
        writeFileSync(paths.record, JSON.stringify({ ...sampleRecord, evaluation }));
        return readRecord(paths);
      };
      assert.equal((await readWith({})).evaluation?.test.accuracy, test.accuracy);
      for (const changed of [
        { accuracy: 7 },
        { accuracy: 0.99 },
        { interval: { ...test.interval, low: -3 } },
      ])
        await assert.rejects(readWith(changed), (error) => isAppError(error, 'run.damaged'));
    }));
});

describe('run lock', () => {
  it('keeps a second process out and is free again afterwards', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'run.lock');
      writeFileSync(path, String(process.ppid));
      await assert.rejects(lockRun(path), (error) => isAppError(error, 'run.in_use'));
      writeFileSync(path, String(deadProcessId()));
      const lock = await lockRun(path);
      assert.equal(readFileSync(path, 'utf8'), String(process.pid));
      await lock.release();
      await (await lockRun(path)).release();
    }));
});

describe('run events', () => {
  it('go on counting after a crash that tore the last line', () =>
    withTemporaryFolder((folder) => {
      const path = join(folder, 'events.jsonl');
      const first = openRunEvents(path, 'r1');
      first.append({ kind: 'paused' });
      first.append({ kind: 'continued' });
      appendFileSync(path, '{"seq":2,"at":17');
      openRunEvents(path, 'r1').append({ kind: 'stopping' });
      const events = readFileSync(path, 'utf8')
        .trim()
        .split('\n')
        .map((line) => kernelEventSchema.parse(JSON.parse(line)));
      assert.deepEqual(
        events.map(({ seq, event }) => [seq, event.kind]),
        [
          [0, 'paused'],
          [1, 'continued'],
          [2, 'stopping'],
        ],
      );
    }));
});

function deadProcessId(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}
