/** Jobs beyond trainings, with the real server and the real kernel: where a model lies, and where a published one is fetched. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { classifyAnswerSchema } from '../../core/contract/inference.ts';
import type { Job } from '../../core/contract/job.ts';
import { workerListSchema } from '../../core/contract/jobProtocol.ts';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import { publishedModelSchema, publishedSchema, versionFilesSchema } from '../../core/contract/modelHub.ts';
import { askServer, streamFromServer } from '../../core/host/askServer.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

const patience = { signal: new AbortController().signal };

async function done(test: QueueTest, request: object): Promise<Job> {
  const job = await test.ended((await test.postRequest(request)).id);
  assert.equal(job.state, 'succeeded', JSON.stringify(job.error));
  return job;
}

async function trained(test: QueueTest): Promise<Job> {
  const dataSet = await bringDataSet(test.server, test.sheet, patience);
  return await done(test, { kind: 'train', config: { data: { dataSet }, stages: ['baseline'] } });
}

async function bytesAt({ server }: QueueTest, path: string): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of streamFromServer(server, { path, from: 0, ...patience })) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function publish(test: QueueTest, run: string, modelId: string): Promise<number> {
  const { result } = await done(test, { kind: 'publish', run, modelId });
  return publishedSchema.parse(result).version;
}

function newModel({ server }: QueueTest): Promise<z.infer<typeof publishedModelSchema>> {
  const body = { name: 'Petições', description: 'triagem' };
  return askServer(server, { path: '/api/v1/models', body, answer: publishedModelSchema });
}

const classify = ({ server }: QueueTest, at: string, texts: string[]) =>
  askServer(server, {
    path: `${at}/classify`,
    body: { texts },
    answer: classifyAnswerSchema,
    patienceMs: 40_000,
  });

describe('a worker, beyond trainings', function () {
  this.timeout(180_000);

  it('classifies and explains where the model lies, and brings a spreadsheet back', () =>
    withQueue(async (test) => {
      test.startWorker();
      const run = await trained(test);
      const { request } = run;
      assert.ok(request.kind === 'train' && 'dataSet' in request.config.data);
      const model = { job: run.id };
      const texts = ['o autor pede guarda e alimentos do filho', 'pagamento do boleto com juros ao credor'];
      const first = await done(test, { kind: 'predict', model, input: { kind: 'texts', texts } });
      const predicted = kernelAnswerSchema.parse(first.result);
      assert.ok(predicted.kind === 'predicted');
      assert.deepEqual(
        predicted.predictions.map(({ label }) => label),
        ['Família', 'Cobrança'],
      );
      const { dataSet } = request.config.data;
      const second = await done(test, { kind: 'predict', model, input: { kind: 'dataSet', dataSet } });
      const copied = kernelAnswerSchema.parse(second.result);
      assert.ok(copied.kind === 'predicted' && copied.copy);
      assert.equal(copied.copy.path, 'petições-classificado.csv');
      const name = encodeURIComponent(copied.copy.path);
      const sheet = await bytesAt(test, `/api/v1/jobs/${second.id}/file?name=${name}`);
      assert.equal(sheet.toString('utf8').trim().split('\n').length, 61);
      const third = await done(test, { kind: 'explain', model, text: texts[0] });
      const explained = kernelAnswerSchema.parse(third.result);
      assert.ok(explained.kind === 'explained' && explained.words.length > 0);
      for (const { id } of [first, second, third])
        assert.ok(!existsSync(join(test.workerFolder, 'jobs', id)), id);
      assert.deepEqual(await test.rows("select 1 from bundles where purpose = 'checkpoint'"), []);
    }));

  it('publishes a model, which a worker with another folder fetches once and uses', () =>
    withQueue(async (test) => {
      const trainer = test.startWorker();
      const run = await trained(test);
      const { id: modelId } = await newModel(test);
      assert.equal(await publish(test, run.id, modelId), 1);
      assert.equal(await publish(test, run.id, modelId), 2);
      const at = `/api/v1/models/${modelId}/versions/2`;
      const { files } = await askServer(test.server, { path: at, answer: versionFilesSchema });
      const names = files.map(({ name }) => name);
      assert.ok(names.includes('model.json') && names.includes('model-sheet.html'));
      assert.match(String(await bytesAt(test, `${at}/file?name=model-sheet.html`)), /<!doctype html>/iu);
      await trainer.stop();

      const elsewhere = join(test.folder, 'outra pasta');
      test.startWorker({ folder: elsewhere });
      for (let i = 0; i < 2; i++) {
        const model = { modelId, version: 2 };
        const job = await done(test, { kind: 'explain', model, text: 'férias e rescisão, horas de salário' });
        const explained = kernelAnswerSchema.parse(job.result);
        assert.ok(explained.kind === 'explained' && explained.prediction.label === 'Trabalho');
      }
      assert.equal(readdirSync(join(elsewhere, 'models')).length, 1);
      const { results } = await classify(test, at, ['guarda do filho, alimentos e visitas']);
      assert.equal(results[0]?.category, 'Família');

      await askServer(test.server, { path: at, method: 'DELETE', answer: z.strictObject({}) });
      const again = classify(test, at, ['a']);
      await assert.rejects(again, (error) => isAppError(error, 'published.version_not_found'));
    }));

  it('answers texts at once with the model of a training, again and again from the same kernel', () =>
    withQueue(async (test) => {
      test.startWorker();
      const run = await trained(test);
      const at = `/api/v1/jobs/${run.id}`;
      const many = Array.from({ length: 6 }, (_, i) =>
        classify(test, at, [`pagamento do boleto nº ${i}`, 'guarda']),
      );
      for (const { results } of await Promise.all(many)) {
        assert.deepEqual(
          results.map(({ category }) => category),
          ['Cobrança', 'Família'],
        );
        assert.ok(results.every(({ confidence }) => confidence > 1 / 3 && confidence <= 1));
      }
      const { workers } = await askServer(test.server, { path: '/api/v1/workers', answer: workerListSchema });
      const { cpu } = workers[0]?.facts ?? {};
      assert.equal(cpu?.threads, cpu?.cores);
      assert.deepEqual(await test.rows('select 1 from inferences'), []);
    }));
});
