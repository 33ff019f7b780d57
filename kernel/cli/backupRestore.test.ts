import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { startServerProcess } from '../../core/host/serverProcess.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

describe('backup and restore', function () {
  this.timeout(120_000);

  it('say where the backup is, and what was restored', () =>
    withTemporaryFolder(async (folder) => {
      const own = { BERT_TRAINING_SERVER_DATA: join(folder, 'server'), BERT_TRAINING_SERVER_PORT: '0' };
      const server = await startServerProcess({ env: { ...process.env, ...own }, onLog: () => undefined });
      const token = readFileSync(server.tokenFile, 'utf8');
      const at = ['--server', server.address, '--token', token];
      const made = await runCli({ words: ['backup', '--json', ...at] });
      assert.equal(made.exitCode, 0, made.notes);
      const { answer } = eventsOf(made.output).at(-1)?.event as { answer: { kind: string; path: string } };
      assert.equal(answer.kind, 'backupMade');
      assert.match((await runCli({ words: ['backup', ...at] })).output, /cópia de segurança está pronta/u);
      await server.stop();

      const data = join(folder, 'restaurado');
      const restored = await runCli({ words: ['restore', answer.path, '--data', data] });
      assert.equal(restored.exitCode, 0, restored.notes);
      assert.match(restored.output, /foi conferida e restaurada/u);
      const again = await runCli({ words: ['restore', answer.path, '--data', data, '--lang', 'en'] });
      assert.equal(again.exitCode, 2);
      const none = await runCli({ words: ['restore', folder, '--data', join(folder, 'x'), '--lang', 'en'] });
      assert.match(none.notes, /no finished backup/u);
      assert.equal(none.exitCode, 3);
      assert.equal((await runCli({ words: ['restore', answer.path] })).exitCode, 2);
    }));
});
