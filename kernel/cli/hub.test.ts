/** The published models of a server, by the command line as it is built. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withQueue } from '../worker/testing/withQueue.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

describe('hub', function () {
  this.timeout(180_000);

  it('publishes the model of a training, lists it, brings it here, and withdraws it', () =>
    withQueue(async (test) => {
      test.startWorker();
      const { id: run, state } = await test.ended((await test.post({ stages: ['baseline'] })).id);
      assert.equal(state, 'succeeded');
      const { address, token } = test.server;
      const environment = {
        BERT_TRAINING_TOKEN: token,
        BERT_TRAINING_LANG: 'en',
        BERT_TRAINING_HOME: test.folder,
      };
      const hub = async (...words: string[]) => {
        const told = await runCli({ words: ['hub', ...words, '--server', address], environment });
        assert.equal(told.exitCode, 0, told.notes);
        return told.output;
      };
      assert.match(await hub('list'), /No model was published/u);
      const published = await hub('publish', run, '--name', 'Petições', '--description', 'triagem');
      const [, modelId = ''] = /([\w-]+)@1\n/u.exec(published) ?? [];
      assert.match(await hub('publish', run, '--model', modelId), /@2\n/u);
      const list = await hub('list');
      for (const said of ['Petições', 'triagem', 'version 2', '3 categories', modelId])
        assert.ok(list.includes(said));

      const folder = join(test.folder, 'modelo baixado');
      await hub('download', `${modelId}@1`, '--out', folder);
      const words = ['predict', folder, '--text', 'guarda do filho e alimentos'];
      assert.match((await runCli({ words, environment })).output, /Família/u);

      assert.match(await hub('withdraw', `${modelId}@1`), /withdrawn/u);
      const gone = join(test.folder, 'outra');
      for (const [more, exitCode] of [
        [['download', `${modelId}@1`, '--out', gone], 3],
        [['download', modelId, '--out', folder], 2],
        [['download', '../x', '--out', gone], 2],
        [['publish', run], 2],
        [['publish', run, '--name', 'a', '--model', modelId], 2],
        [['sell', modelId], 2],
      ] as const) {
        const told = await runCli({ words: ['hub', ...more, '--server', address], environment });
        assert.equal(told.exitCode, exitCode, told.notes);
      }
      assert.ok(!existsSync(gone));
      const last = eventsOf(await hub('list', '--json')).at(-1)?.event;
      assert.ok(last?.kind === 'answered' && last.answer.kind === 'hubListed');
      assert.deepEqual(
        last.answer.models[0]?.versions.map(({ version }) => version),
        [2],
      );
    }));
});
