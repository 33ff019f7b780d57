import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

const serve = (folder: string, words: string[] = [], interruptOn: string[] = ['Ctrl+C']) =>
  runCli({
    words: ['serve', ...words],
    environment: { BERT_TRAINING_SERVER_DATA: join(folder, 'server'), BERT_TRAINING_SERVER_PORT: '0' },
    interruptOn,
  });

describe('serve', function () {
  this.timeout(60_000);

  it('says where the server is, and stops it on Ctrl+C', () =>
    withTemporaryFolder(async (folder) => {
      const { exitCode, notes, output } = await serve(folder);
      assert.match(notes, /http:\/\/127\.0\.0\.1:\d+\n/u);
      assert.match(notes, /local-token\n/u);
      assert.deepEqual([exitCode, output], [0, '']);
      const events = eventsOf((await serve(folder, ['--json'])).output);
      assert.deepEqual(events.at(-1)?.event, {
        kind: 'answered',
        answer: { kind: 'stopped', runFolder: null },
      });
    }));

  it('tells every mistake in the settings', () =>
    withTemporaryFolder(async (folder) => {
      const config = join(folder, 'servidor.json');
      writeFileSync(config, '{"prot": 1, "limits": {"job": {"maxRetries": "x"}}}');
      const { exitCode, notes } = await serve(folder, ['--config', config], []);
      assert.equal(exitCode, 2);
      assert.match(notes, /“limits\.job\.maxRetries”[^]*“prot”/u);
      assert.equal(notes.match(/O que fazer/gu)?.length, 2);
    }));
});
