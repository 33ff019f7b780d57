/** What may happen in the midst of a run, and that nothing is lost or quietly wrong then. */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { splitSchema } from '../core/contract/dataset.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import type { Adjustment, RunRecord } from '../core/contract/runRecord.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { ask } from './testing/ask.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const included = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));
const parameters = { epochs: 2, frozenLayers: 1, batchSize: 16, maxLength: 32 };

const config = (path: string, more: Record<string, unknown> = {}) => ({
  data: { path },
  baseModel: included,
  engine: 'reference',
  parameters,
  stages: ['baseline', 'instant', 'fineTuned'],
  ...more,
});

function recordOf(runFolder: string): RunRecord {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')));
}

describe('a run to which something happens', function () {
  this.timeout(60_000);

  it('delivers the instant model when the fine-tuning fails after it, and says so', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const wild = { ...parameters, learningRate: 1e30, headLearningRate: 1e30 };
      const path = writeSmallSheet(folder, 60);
      const { answer } = await ask({
        kind: 'train',
        runFolder,
        config: config(path, { parameters: wild }),
      });
      assert.ok(answer?.kind === 'trained');
      assert.deepEqual(
        answer.stages.map(({ stage }) => stage),
        ['baseline', 'instant'],
      );
      assert.ok(existsSync(join(answer.modelFolder, 'model.json')));
      assert.deepEqual(lastNoted(runFolder), { what: 'stagesShortened', reason: 'failed' });
    }));

  it('refuses to go on with another base model', () =>
    withTemporaryFolder(async (folder) => {
      const baseModel = join(folder, 'base');
      cpSync(included, baseModel, { recursive: true });
      const runFolder = join(folder, 'treino');
      const path = writeSmallSheet(folder, 60);
      await ask({ kind: 'train', runFolder, config: config(path, { baseModel }) }, (event) =>
        event.kind === 'stepFinished' && event.step === 2 ? 'stop' : undefined,
      );
      assert.equal(recordOf(runFolder).state, 'cancelled');
      const shard = join(baseModel, 'model-00002-of-00003.safetensors');
      const bytes = readFileSync(shard);
      bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
      writeFileSync(shard, bytes);
      const { error } = await ask({ kind: 'resume', runFolder });
      assert.equal(error?.code, 'run.base_model_changed');
    }));

  it('cuts a length beyond the model’s positions, and says so', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const more = { parameters: { ...parameters, maxLength: 500 }, stages: ['instant'] };
      const { answer } = await ask({
        kind: 'train',
        runFolder,
        config: config(writeSmallSheet(folder, 60), more),
      });
      assert.equal(answer?.kind, 'trained');
      assert.deepEqual(lastNoted(runFolder), { what: 'lengthReduced', reason: 'modelPositions' });
    }));

  it('is refused where a part of the split would hold no row', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 60);
      const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
      const splitRows = { train: range(2, 50), validation: range(50, 62), test: [] };
      const { error } = await ask({
        kind: 'train',
        runFolder: join(folder, 'treino'),
        config: config(path, { splitRows, stages: ['baseline'] }),
      });
      assert.equal(error?.code, 'dataset.empty_part');
      assert.deepEqual(readdirSync(folder), ['petições.csv']);
    }));

  it('is refused where all rows are of one process, which may not be parted', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 60);
      const [header, ...rows] = readFileSync(path, 'utf8').split('\n');
      const ofOne = rows.map((row) => `${row},0001234-74.2019.8.26.0100`);
      writeFileSync(path, [`${header ?? ''},processo`, ...ofOne].join('\n'));
      const runFolder = join(folder, 'treino');
      const { error } = await ask({
        kind: 'train',
        runFolder,
        config: config(path, { stages: ['baseline'] }),
      });
      assert.equal(error?.code, 'dataset.empty_part');
    }));

  it('is not made again when its split was changed meanwhile', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const path = writeSmallSheet(folder, 60);
      await ask({ kind: 'train', runFolder, config: config(path, { stages: ['baseline'] }) });
      const file = join(runFolder, 'split.json');
      const { train, test, ...rest } = splitSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
      const moved = { ...rest, train: train.slice(1), test: [...test, ...train.slice(0, 1)] };
      writeFileSync(file, JSON.stringify(moved));
      const output = join(folder, 'de novo');
      const { error } = await ask({ kind: 'reproduce', runFolder, output });
      assert.deepEqual([error?.code, error?.params['file']], ['run.damaged', 'split.json']);
      assert.equal(existsSync(output), false);
    }));

  it('leaves the folder of another process’s run alone', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const path = writeSmallSheet(folder, 60);
      mkdirSync(runFolder);
      writeFileSync(join(runFolder, 'run.lock'), String(process.ppid));
      const { error } = await ask({ kind: 'train', runFolder, config: config(path) });
      assert.equal(error?.code, 'run.in_use');
      assert.deepEqual(readdirSync(runFolder), ['run.lock']);
    }));

  it('does not classify a spreadsheet that changes meanwhile', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 60);
      const runFolder = join(folder, 'treino');
      await ask({ kind: 'train', runFolder, config: config(path, { stages: ['baseline'] }) });
      const input = { kind: 'file', path, output: join(folder, 'classificadas.csv') };
      const { error } = await ask({ kind: 'predict', model: join(runFolder, 'model'), input }, (event) => {
        if (event.kind === 'phaseStarted' && event.phase === 'predicting') appendFileSync(path, '\num,A');
        return undefined;
      });
      assert.equal(error?.code, 'file.changed');
      assert.deepEqual(readdirSync(folder).sort(), ['petições.csv', 'treino']);
    }));
});

function lastNoted(runFolder: string): Pick<Adjustment, 'what' | 'reason'> | undefined {
  const last = recordOf(runFolder).adjustments.at(-1);
  return last && { what: last.what, reason: last.reason };
}
