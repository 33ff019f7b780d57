/** A worker without internet trains with a base model of the hub, which its server fetches once for all. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import { repository, startHub } from '../model/hub/testing/standInHub.ts';
import { withQueue } from './testing/withQueue.ts';

const folder = fileURLToPath(new URL('../model/fixtures/distilbert-f32', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => /\.(json|txt|safetensors)$/u.test(name))
  .map((name) => ({
    name,
    content: readFileSync(join(folder, name)),
    isLarge: name.endsWith('.safetensors'),
  }));

describe('base models for workers without internet', function () {
  this.timeout(120_000);

  it('are fetched by the server once, and by each worker from there', async () => {
    const hub = await startHub(files);
    try {
      const endpoint = hub.endpoint.replace('localhost', '127.0.0.1');
      const hubMirror = { endpoint, hosts: ['127.0.0.1'], allowsPrivate: true };
      await withQueue(
        async (test) => {
          for (const place of ['um', 'dois']) {
            const worker = test.startWorker({
              folder: join(test.folder, place),
              home: join(test.folder, `estado ${place}`),
            });
            const config = { baseModel: repository, engine: 'reference', stages: ['baseline', 'instant'] };
            const { state, error, result } = await test.ended((await test.post(config)).id);
            assert.equal(state, 'succeeded', JSON.stringify(error));
            const answer = kernelAnswerSchema.parse(result);
            assert.ok(answer.kind === 'trained' && answer.stages.some(({ stage }) => stage === 'instant'));
            await worker.stop();
          }
          const weights = hub.log.filter(
            (line) => line.includes('/resolve/') && line.includes('.safetensors'),
          );
          assert.equal(weights.length, 1);
        },
        { hubMirror },
      );
    } finally {
      await hub.close();
    }
  });

  it('are not asked of a server that keeps no mirror', () =>
    withQueue(async (test) => {
      const address = `${test.server.address}/api/v1/worker/mirror/${repository}/resolve/${'a'.repeat(40)}/config.json`;
      const answer = await fetch(address, { headers: { authorization: `Bearer ${test.server.token}` } });
      const { code } = (await answer.json()) as { code: string };
      assert.deepEqual([answer.status, code], [404, 'mirror.off']);
    }));
});
