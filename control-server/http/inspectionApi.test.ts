import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { errorSpecs } from '../../core/contract/errors/appError.ts';
import { inspectionAnswerSchema } from '../../core/contract/inspection.ts';
import { jobRequestSchema } from '../../core/contract/job.ts';
import { claimedSchema, errorBodySchema } from '../../core/contract/jobProtocol.ts';
import { draftSchema } from '../../core/contract/planDraft.ts';
import { inspected } from '../../core/text/testing/inspected.ts';
import { inspectionOf } from '../../core/dataset/inspectionOf.ts';
import { fileOf, sha256Of } from '../testing/testKeeper.ts';
import { withServer } from '../testing/withServer.ts';
import type { Answer, ServerTest } from '../testing/withServer.ts';

function checkFailure({ status, body }: Answer, code: keyof typeof errorSpecs): void {
  assert.deepEqual([errorBodySchema.parse(body).code, status], [code, errorSpecs[code].status]);
}

const octets = { 'content-type': 'application/octet-stream' };

async function bring({ ask }: ServerTest, content: string): Promise<string> {
  const { id } = (await ask('/api/v1/uploads', { body: fileOf(content) })).body;
  await ask(`/api/v1/uploads/${id}/pieces?place=0`, { text: content, headers: octets });
  const { body } = await ask(`/api/v1/uploads/${id}/finish`, { body: { kind: 'newDataSet', name: 'Autos' } });
  return body.id;
}

async function claim({ ask }: ServerTest) {
  const { body } = await ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'r' } });
  return claimedSchema.parse(body.claimed);
}

describe('a look at a data set over HTTP', () => {
  it('is a job of a worker, and is answered when that is done', () =>
    withServer(async (test) => {
      const { ask } = test;
      const id = await bring(test, 'texto;classe\n');
      const at = `/api/v1/data-sets/${id}/versions/1`;
      const recipe = [{ kind: 'dropLabel', label: 'Ação' }];
      const kept = await ask(`${at}/recipe`, { body: { recipe } });
      assert.deepEqual((await ask(`${at}/recipe`)).body, kept.body);
      assert.match(kept.body.hash, /^[0-9a-f]{64}$/u);

      const asked = { body: { labelColumn: 'classe' } };
      const waiting = inspectionAnswerSchema.parse((await ask(`${at}/inspection`, asked)).body);
      assert.deepEqual([waiting.state, waiting.inspection], ['queued', null]);
      const { job, token } = await claim(test);
      assert.equal(job.id, waiting.jobId);
      const { request } = job;
      assert.ok(request.kind === 'inspect');
      assert.deepEqual(request.recipe, recipe);
      assert.deepEqual(request.data, { dataSet: { id, version: 1 }, table: {}, labelColumn: 'classe' });
      const inspection = inspectionOf(inspected);
      await ask(`/api/v1/worker/jobs/${job.id}/complete`, { body: { token, result: inspection } });
      const { body: answered } = await ask(`${at}/inspection`, asked);
      assert.deepEqual(answered, {
        jobId: job.id,
        state: 'succeeded',
        error: null,
        inspection: JSON.parse(JSON.stringify(inspection)),
      });

      const page = { from: 50, count: 10 };
      const { body: preview } = await ask(`${at}/preview`, { body: { page } });
      const { body: asJob } = await ask(`/api/v1/jobs/${preview.jobId}`);
      const previewed = jobRequestSchema.parse(asJob.request);
      assert.ok(previewed.kind === 'inspect');
      assert.deepEqual([previewed.page, previewed.recipe], [page, undefined]);

      assert.equal((await ask(`/api/v1/data-sets/${id}`, { method: 'DELETE' })).status, 200);
      checkFailure(await ask(`${at}/inspection`, asked), 'dataset.not_found');
      checkFailure(await ask(`${at}/preview`, { body: {} }), 'dataset.not_found');
      checkFailure(await ask(`${at}/recipe`), 'dataset.not_found');
      assert.deepEqual(test.log, []);
    }));

  it('that asks for something else is refused', () =>
    withServer(async (test) => {
      const id = await bring(test, 'texto;classe\n');
      const at = `/api/v1/data-sets/${id}/versions`;
      for (const [path, body] of [
        ['1/inspection', { recipe: [{ kind: 'dropAll' }] }],
        ['1/inspection', { path: '/etc/passwd' }],
        ['1/inspection', { table: { sheets: 'a' } }],
        ['1/preview', { page: { from: 0, count: 51 } }],
        ['1/preview', { page: { from: -1, count: 1 } }],
        ['1/preview', { textColumn: 'a' }],
        ['1/recipe', { recipe: [{ kind: 'dropEmpty', also: 1 }] }],
        ['1/recipe', []],
        ['0/preview', {}],
      ] as const)
        checkFailure(await test.ask(`${at}/${path}`, { body }), 'request.invalid');
      checkFailure(await test.ask(`${at}/2/preview`, { body: {} }), 'dataset.version_not_found');
      checkFailure(await test.ask(`${at}/2/recipe`, { body: { recipe: [] } }), 'dataset.version_not_found');
    }));
});

describe('a division over HTTP', () => {
  it('is taken from the worker that holds the job', () =>
    withServer(async (test) => {
      const { ask } = test;
      const id = await bring(test, 'texto;classe\n');
      const request = { kind: 'train', config: { data: { dataSet: { id, version: 1 } } } };
      await ask('/api/v1/jobs', { body: { request } });
      const { job, token } = await claim(test);
      const split = (shown: number) =>
        ask(`/api/v1/worker/jobs/${job.id}/split?token=${shown}`, { text: '{"test":[1]}', headers: octets });
      assert.deepEqual((await split(token)).body, {});
      checkFailure(await split(token + 1), 'lease.expired');
      await ask(`/api/v1/worker/jobs/${job.id}/complete`, { body: { token, result: {} } });
      await ask('/api/v1/jobs', { body: { request } });
      const { body } = await ask('/api/v1/worker/claim', { body: { workerId: 'w', requestId: 'next' } });
      assert.equal(claimedSchema.parse(body.claimed).splitFile?.sha256, sha256Of('{"test":[1]}'));
    }));
});

describe('drafts over HTTP', () => {
  it('are saved over the version they were made from, under any name that can be read', () =>
    withServer(async (test) => {
      const { ask } = test;
      const name = 'Autos de infração / 2026?';
      const at = `/api/v1/drafts/${encodeURIComponent(name)}`;
      const plan = { data: { dataSet: { id: 'a', version: 1 } }, parameters: { epochs: 2 } };
      checkFailure(await ask(at), 'draft.not_found');
      const { body: saved } = await ask(at, { body: { plan, version: 0 } });
      assert.deepEqual(draftSchema.parse(saved), { name, plan, version: 1, savedAt: saved.savedAt });
      assert.deepEqual((await ask(at)).body, saved);
      checkFailure(await ask(at, { body: { plan: {}, version: 0 } }), 'draft.changed');
      const { body: changed } = await ask(at, { body: { plan: {}, version: 1 } });
      assert.deepEqual((await ask('/api/v1/drafts')).body, {
        drafts: [{ name, version: 2, savedAt: changed.savedAt }],
      });
      for (const wrong of [{ plan }, { plan: { epochs: 1 }, version: 2 }, { plan, version: -1 }])
        checkFailure(await ask(at, { body: wrong }), 'request.invalid');
      checkFailure(await ask('/api/v1/drafts/%00', { body: { plan, version: 0 } }), 'request.invalid');
      assert.equal((await ask(at, { method: 'DELETE' })).status, 200);
      checkFailure(await ask(at, { method: 'DELETE' }), 'draft.not_found');
    }));
});
