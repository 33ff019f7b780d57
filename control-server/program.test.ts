/** The built server as a process: killed, ended in order, and started twice. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kill } from 'node:process';
import { describe, it } from 'mocha';
import { ServerRefused, startServerProcess } from '../core/host/serverProcess.ts';
import type { ServerProcess } from '../core/host/serverProcess.ts';
import { withTemporaryFolder } from '../tools/testing/temporaryFolder.ts';

function start(folder: string, more: Record<string, string> = {}): Promise<ServerProcess> {
  const own = { BERT_TRAINING_SERVER_DATA: folder, BERT_TRAINING_SERVER_PORT: '0', ...more };
  return startServerProcess({ env: { ...process.env, ...own }, onLog: () => undefined });
}

async function killServer({ processId, ended }: ServerProcess): Promise<void> {
  assert.ok(processId !== undefined);
  kill(processId, 'SIGKILL');
  await ended;
}

describe('the server as a process', function () {
  this.timeout(120_000);

  it('a second one on the same folder is refused within a second of its start, and in with the token afterwards', () =>
    withTemporaryFolder(async (folder) => {
      const first = await start(folder);
      const token = readFileSync(first.tokenFile, 'utf8');
      await assert.rejects(start(folder), (error) => {
        assert.ok(error instanceof ServerRefused);
        assert.deepEqual(
          error.errors.map(({ code }) => code),
          ['server.in_use'],
        );
        return true;
      });
      const { port } = new URL(first.address);
      await assert.rejects(start(join(folder, 'other'), { BERT_TRAINING_SERVER_PORT: port }), (error) => {
        return error instanceof ServerRefused && error.errors[0]?.code === 'server.port_taken';
      });
      await killServer(first);
      const second = await start(folder);
      assert.equal(readFileSync(second.tokenFile, 'utf8'), token);
      await second.stop();
      assert.equal(await second.ended, 0);
    }));

  it('tells every mistake of its settings, and starts nothing', () =>
    withTemporaryFolder(async (folder) => {
      const config = join(folder, 'server.json');
      writeFileSync(config, '{"port": -1, "prot": 1}');
      const started = startServerProcess({ env: process.env, config, onLog: () => undefined });
      await assert.rejects(started, (error) => {
        assert.ok(error instanceof ServerRefused);
        assert.deepEqual(
          error.errors.map(({ code }) => code),
          ['server.setting_invalid', 'server.setting_unknown'],
        );
        return true;
      });
    }));

  it('says that its database does not answer, without the password', () =>
    withTemporaryFolder(async (folder) => {
      const url = 'postgres://ana:segredo@127.0.0.1:9/bancada';
      await assert.rejects(start(folder, { BERT_TRAINING_SERVER_DATABASE: url }), (error) => {
        assert.ok(error instanceof ServerRefused);
        const told = error.errors.map(({ code, params }) => [code, params]);
        assert.deepEqual(told, [['server.database_away', { address: '127.0.0.1:9/bancada' }]]);
        return true;
      });
    }));
});
