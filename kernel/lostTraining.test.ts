/** A training that loses its way: it is answered from the first epoch on, and the answer is in the record at once. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { runConfigSchema } from '../core/contract/runConfig.ts';
import { runRecordSchema } from '../core/contract/runRecord.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';
import { startKernel } from '../core/host/kernelClient.ts';
import { ask } from './testing/ask.ts';
import { writeSmallSheet } from './testing/smallSheet.ts';

const baseModel = fileURLToPath(new URL('model/fixtures/bert-f32-sharded', import.meta.url));

const config = (path: string, rate: number, stages: readonly string[] = ['fineTuned']) => ({
  data: { path },
  baseModel,
  engine: 'reference',
  preset: 'rapido',
  parameters: {
    epochs: 2,
    frozenLayers: 1,
    batchSize: 16,
    maxLength: 32,
    learningRate: rate,
    headLearningRate: rate,
  },
  stages,
});

const ruinous = 10;
const beyondNumbers = 1e30;

function halvingsOf(runFolder: string): (number | null)[] {
  const record = runRecordSchema.parse(JSON.parse(readFileSync(join(runFolder, 'run.json'), 'utf8')));
  return record.adjustments.flatMap(({ what, to }) => (what === 'learningRateHalved' ? [to] : []));
}

describe('a training that loses its way', function () {
  this.timeout(60_000);

  it('in its first epoch, with a loss that is still a number, goes back to the start of it', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const { answer, events } = await ask({
        kind: 'train',
        runFolder,
        config: config(writeSmallSheet(folder, 60), ruinous),
      });
      assert.equal(answer?.kind, 'trained', JSON.stringify(events.at(-1)));
      const kinds = events.map(({ event }) => event.kind);
      const before = kinds.slice(0, kinds.indexOf('epochFinished')).filter((kind) => kind === 'adjusted');
      assert.equal(before.length, 3);
      assert.deepEqual(halvingsOf(runFolder), [0.5, 0.25, 0.125]);
    }));

  it('for good has on record what was tried, beside the model that was delivered instead', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const wanted = config(writeSmallSheet(folder, 60), beyondNumbers, ['instant', 'fineTuned']);
      const { answer } = await ask({ kind: 'train', runFolder, config: wanted });
      assert.equal(answer?.kind, 'trained');
      assert.deepEqual(halvingsOf(runFolder), [0.5, 0.25, 0.125]);
    }));

  it('and is killed keeps what it tried, and a resume adds to it what is new', () =>
    withTemporaryFolder(async (folder) => {
      const runFolder = join(folder, 'treino');
      const kernel = startKernel();
      let halvings = 0;
      const request = {
        kind: 'train',
        runFolder,
        config: runConfigSchema.parse(config(writeSmallSheet(folder, 60), ruinous)),
      } as const;
      const killed = kernel.request(request, {
        onEvent: ({ event }) => {
          if (event.kind === 'adjusted') halvings += 1;
          // A step after the second halving: by then it has been written.
          if (event.kind === 'stepFinished' && halvings === 2) void kernel.kill();
        },
      });
      await assert.rejects(killed);
      assert.deepEqual(halvingsOf(runFolder).slice(0, 2), [0.5, 0.25]);
      const { answer } = await ask({ kind: 'resume', runFolder });
      assert.equal(answer?.kind, 'trained');
      assert.deepEqual(halvingsOf(runFolder), [0.5, 0.25, 0.125]);
    }));
});
