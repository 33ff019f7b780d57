import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { runConfigSchema } from '../core/contract/runConfig.ts';
import type { RunEvent } from '../core/contract/runEvent.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { startKernel } from '../core/host/kernelClient.ts';
import { ask } from './testing/ask.ts';
import { writeCapitalsSheet } from './testing/capitalsSheet.ts';
import { killDuring } from './testing/killDuring.ts';
import { learningCurve } from './testing/learningCurve.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const baseModel = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));

/** The whole way on the reference engine: small, and free of everything native. */
const config = (path: string, more: Record<string, unknown> = {}) => ({
  data: { path },
  baseModel,
  engine: 'reference',
  preset: 'rapido',
  parameters: { epochs: 2, frozenLayers: 1, batchSize: 16, maxLength: 32 },
  stages: ['baseline', 'instant', 'fineTuned'],
  ...more,
});

/** What an encoder model wins: the simple method cannot tell these categories apart. */
const capitals = (folder: string, more: Record<string, unknown> = {}) =>
  config(writeCapitalsSheet(folder, 60), {
    baseModel: fileURLToPath(new URL('model/fixtures/distilbert-f32', import.meta.url)),
    parameters: { epochs: 2, frozenLayers: 1, batchSize: 8, maxLength: 16, learningRate: 0.003, seed: 1 },
    ...more,
  });

const recordOf = (folder: string) =>
  runRecordSchema.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')));

function checkSameTuning(folder: string, whole: string): void {
  assert.equal(recordOf(whole).delivered, 'fineTuned');
  assert.ok(learningCurve(whole).length > 0);
  assert.deepEqual(learningCurve(folder), learningCurve(whole));
  assert.equal(recordOf(folder).weightsHash, recordOf(whole).weightsHash);
}

describe('a training run', function () {
  this.timeout(120_000);

  it('goes from a spreadsheet to a judged model and records how', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const { answer, events } = await ask({
        kind: 'train',
        runFolder,
        config: config(writeSmallSheet(folder)),
      });
      assert.ok(answer?.kind === 'trained', JSON.stringify(events.at(-1)));
      assert.deepEqual(
        answer.stages.map(({ stage }) => stage),
        ['baseline', 'instant', 'fineTuned'],
      );
      assert.equal(answer.evaluation.test.count, answer.evaluation.baseline.count);
      assert.deepEqual(
        events.map(({ seq }) => seq),
        events.map((_, i) => i),
      );
      const record = recordOf(runFolder);
      assert.equal(record.state, 'succeeded');
      assert.ok(record.weightsHash && record.rowsHash && record.dataset && record.parameters);
      assert.deepEqual(readdirSync(runFolder).sort(), [
        'events.jsonl',
        'model',
        'run.json',
        'split.json',
        'test-predictions.jsonl',
      ]);
    }));

  for (const stage of ['fineTuned', 'instant']) {
    it(`that delivers the ${stage} model is made again to the bit from its folder`, () =>
      withTemporaryFolder(async (folder) => {
        const runFolder = join(folder, 'treino');
        await ask({ kind: 'train', runFolder, config: capitals(folder, { stages: [stage] }) });
        assert.equal(recordOf(runFolder).delivered, stage);
        const output = join(folder, 'de novo');
        const { answer } = await ask({ kind: 'reproduce', runFolder, output });
        assert.ok(answer?.kind === 'reproduced');
        assert.deepEqual(answer.reproduction.because, []);
        assert.equal(answer.reproduction.verdict, 'identical');
        assert.deepEqual(learningCurve(output), learningCurve(runFolder));
      }));
  }

  it('keeps what it has when stopped, and goes on to the same curve and weights', () =>
    withTemporaryFolder(async (folder) => {
      const asked = capitals(folder, { stages: ['fineTuned'] });
      const whole = join(folder, 'inteiro');
      const stopped = join(folder, 'interrompido');
      await ask({ kind: 'train', runFolder: whole, config: asked });
      const stopAt = (step: number) => (event: RunEvent) =>
        event.kind === 'stepFinished' && event.step === step ? ('stop' as const) : undefined;
      const first = await ask({ kind: 'train', runFolder: stopped, config: asked }, stopAt(4));
      assert.ok(first.answer?.kind === 'trained' && first.answer.stoppedEarly);
      assert.ok(existsSync(join(stopped, 'model', 'model.json')));
      assert.equal(recordOf(stopped).state, 'cancelled');
      const second = await ask({ kind: 'resume', runFolder: stopped });
      assert.ok(second.answer?.kind === 'trained' && !second.answer.stoppedEarly);
      checkSameTuning(stopped, whole);
      const third = await ask({ kind: 'resume', runFolder: stopped });
      assert.equal(third.error?.code, 'run.already_finished');
    }));

  it('killed while it fine-tunes on the processor goes on to the same curve and weights', () =>
    withTemporaryFolder(async (folder) => {
      const asked = runConfigSchema.parse(
        capitals(folder, { engine: 'cpu', stages: ['fineTuned'], threads: 2 }),
      );
      const whole = join(folder, 'inteiro');
      const killed = join(folder, 'morto');
      const kernel = startKernel();
      try {
        await kernel.request({ kind: 'train', runFolder: whole, config: asked });
        // In the second epoch: what the checkpoint keeps of the first is needed.
        const { isFinished } = await killDuring(
          { kind: 'train', runFolder: killed, config: asked },
          { isNow: (last) => last?.kind === 'stepFinished' && last.epoch === 2 },
        );
        assert.ok(!isFinished && recordOf(killed).state === 'running', 'it was not killed on its way');
        await kernel.request({ kind: 'resume', runFolder: killed });
      } finally {
        await kernel.close();
      }
      checkSameTuning(killed, whole);
    }));

  it('waits while paused', () =>
    withTemporaryFolder(async (folder) => {
      const kinds: string[] = [];
      await ask(
        { kind: 'train', runFolder: join(folder, 't'), config: config(writeSmallSheet(folder, 60)) },
        (event) => {
          if (event.kind === 'progressed') return undefined;
          kinds.push(event.kind);
          if (event.kind === 'paused') return 'continue';
          return event.kind === 'stepFinished' && event.step === 2 ? 'pause' : undefined;
        },
      );
      const at = kinds.indexOf('paused');
      assert.deepEqual(kinds.slice(at, at + 2), ['paused', 'continued']);
      assert.equal(kinds.at(-1), 'answered');
    }));

  it('halves the learning rate when the loss is lost, and says so in the end', () =>
    withTemporaryFolder(async (folder) => {
      const parameters = {
        epochs: 2,
        frozenLayers: 1,
        batchSize: 16,
        learningRate: 1e30,
        headLearningRate: 1e30,
      };
      const runFolder = join(folder, 't');
      const { error, events } = await ask({
        kind: 'train',
        runFolder,
        config: config(writeSmallSheet(folder, 60), { parameters, stages: ['fineTuned'] }),
      });
      const halvings = events.filter(({ event }) => event.kind === 'adjusted');
      assert.equal(error?.code, 'run.loss_not_finite');
      assert.equal(halvings.length, 3);
      assert.equal(recordOf(runFolder).state, 'failed');
      const left = readdirSync(runFolder, { encoding: 'utf8', recursive: true });
      assert.deepEqual(
        left.filter((name) => name.startsWith('model') || name.endsWith('.partial')),
        [],
      );
    }));

  it('with few examples leaves fine-tuning out unasked', () =>
    withTemporaryFolder(async (folder) => {
      const { answer, events } = await ask({
        kind: 'train',
        runFolder: join(folder, 't'),
        config: config(writeSmallSheet(folder, 60), { stages: undefined }),
      });
      assert.ok(answer?.kind === 'trained');
      assert.deepEqual(
        answer.stages.map(({ stage }) => stage),
        ['baseline', 'instant'],
      );
      assert.ok(
        events.some(
          ({ event }) => event.kind === 'adjusted' && event.adjustment.what === 'fineTuningSkipped',
        ),
      );
      assert.ok(answer.evaluation.verdicts.some(({ code }) => code === 'small_dataset'));
    }));

  it('that cannot begin leaves nothing behind, and the user’s own folder as it was', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'uma.csv');
      writeFileSync(
        path,
        ['texto,categoria', ...Array.from({ length: 40 }, (_, i) => `petição número ${i},A`)].join('\n'),
      );
      const own = join(folder, 'minha pasta');
      mkdirSync(own);
      for (const runFolder of [join(folder, 'treinos', 'novo'), own]) {
        const { error } = await ask({ kind: 'train', runFolder, config: config(path) });
        assert.ok(error?.code.startsWith('dataset.'), JSON.stringify(error));
      }
      assert.deepEqual(readdirSync(folder).sort(), ['minha pasta', 'uma.csv']);
      assert.deepEqual(readdirSync(own), []);
    }));
});
