import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { RunEvent } from '../../core/contract/runEvent.ts';
import { sampleRecord } from '../../core/training/testing/sampleRun.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';

const reading = (readShare: number): RunEvent => ({
  kind: 'readingPlanned',
  maxLength: 128,
  readShare,
  cacheMiB: 1,
  cachePlace: 'memory',
});

function writeRun(runFolder: string, events: readonly RunEvent[]): void {
  mkdirSync(runFolder);
  writeFileSync(join(runFolder, 'run.json'), JSON.stringify(sampleRecord));
  const lines = events.map((event, seq) => JSON.stringify({ seq, at: 1, requestId: 'r', event }));
  writeFileSync(join(runFolder, 'events.jsonl'), `${lines.join('\n')}\n{"seq":9,"at":1,"ev`);
}

describe('readRun', () => {
  it('tells the record, whether a model is there, and what only the log of the run has', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const settings = { frozenLayers: 9, learningRate: 1e-4 };
      const finished = { trials: 9, settings, validationAccuracy: 0.9, steps: 10, fullSteps: 40 };
      writeRun(runFolder, [reading(0.5), { kind: 'tuningFinished', ...finished }, reading(0.75)]);
      const { answer } = await ask({ kind: 'readRun', runFolder });
      assert.ok(answer?.kind === 'runRead');
      assert.deepEqual(answer.record, sampleRecord);
      assert.deepEqual([answer.readShare, answer.searchedTrials, answer.hasModel], [0.75, 9, false]);
      mkdirSync(answer.modelFolder);
      writeFileSync(join(answer.modelFolder, 'model.json'), '{}');
      const again = await ask({ kind: 'readRun', runFolder });
      assert.ok(again.answer?.kind === 'runRead' && again.answer.hasModel);
    }));
  it('tells the answers to the test texts where they are asked for', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      writeRun(runFolder, []);
      const read = async () => {
        const asked = await ask({ kind: 'readRun', runFolder, withPredictions: true });
        return asked.answer?.kind === 'runRead' ? asked.answer.predictions : asked.error?.code;
      };
      assert.equal(await read(), undefined);
      const tested = sampleRecord.evaluation?.test.count ?? 0;
      const predictions = Array.from({ length: tested }, (_, i) => {
        return { row: i + 2, key: String(i), group: i, truth: 'a', predicted: 'b', confidence: 0.5 };
      });
      const write = (kept: readonly object[]): void => {
        const lines = kept.map((one) => `${JSON.stringify(one)}\n`);
        writeFileSync(join(runFolder, 'test-predictions.jsonl'), lines.join(''));
      };
      write(predictions);
      assert.ok(tested > 0);
      assert.deepEqual(await read(), predictions);
      const { answer } = await ask({ kind: 'readRun', runFolder });
      assert.ok(answer?.kind === 'runRead' && answer.predictions === undefined);
      write(predictions.slice(1));
      assert.equal(await read(), 'run.damaged');
    }));
  it('needs no log', () =>
    withTemporaryFolder(async (runFolder) => {
      writeFileSync(join(runFolder, 'run.json'), JSON.stringify(sampleRecord));
      const { answer } = await ask({ kind: 'readRun', runFolder });
      assert.ok(answer?.kind === 'runRead');
      assert.deepEqual([answer.readShare, answer.searchedTrials], [null, null]);
    }));
  it('refuses a folder without a run, and a record that cannot be read', () =>
    withTemporaryFolder(async (folder) => {
      const { error } = await ask({ kind: 'readRun', runFolder: join(folder, 'nada') });
      assert.equal(error?.code, 'run.not_found');
      writeFileSync(join(folder, 'run.json'), '{"format":1');
      const damaged = await ask({ kind: 'readRun', runFolder: folder });
      assert.deepEqual(damaged.error, {
        code: 'run.damaged',
        params: { path: folder, file: 'run.json' },
      });
    }));
});
