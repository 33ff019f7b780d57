/** The command line with a server and a worker beside it, all of them as they are built. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { programPath } from '../../core/tables/programPath.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { eventsOf } from './testing/eventsOf.ts';
import { runCli } from './testing/runCli.ts';

interface Served {
  readonly address: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it said until it ended, and its exit code. */
  readonly end: (signal: 'SIGTERM') => Promise<{ code: number | null; notes: string }>;
}

async function withServe(
  words: string[],
  use: (served: Served, folder: string) => Promise<void>,
): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const environment = {
      BERT_TRAINING_HOME: folder,
      BERT_TRAINING_SERVER_DATA: join(folder, 'server'),
      BERT_TRAINING_SERVER_PORT: '0',
      BERT_TRAINING_LANG: 'en',
    };
    const child = spawn(process.execPath, [programPath('cli'), 'serve', ...words], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let notes = '';
    const address = await new Promise<string>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        notes += text;
        const found = /http:\S+/u.exec(notes)?.[0];
        if (found !== undefined) resolve(found);
      });
      void ended.then(() => {
        reject(new Error(notes));
      });
    });
    try {
      const end = async (signal: 'SIGTERM') => {
        child.kill(signal);
        return { code: await ended, notes };
      };
      await use({ address, environment, end }, folder);
    } finally {
      child.kill('SIGKILL');
      await ended;
    }
  });
}

describe('train --server', function () {
  this.timeout(180_000);

  it('goes through the queue to the worker beside the server, and tells the result', () =>
    withServe(['--worker'], async ({ address, environment, end }, folder) => {
      const file = writeSmallSheet(folder, 60);
      const train = (more: string[]) =>
        runCli({
          words: ['train', file, '--server', address, '--stages', 'baseline', ...more],
          environment,
        });
      const { exitCode, output, notes } = await train([]);
      assert.equal(exitCode, 0, notes);
      assert.match(notes, /waits in the queue/u);
      assert.match(output, /✔/u);
      const last = eventsOf((await train(['--json'])).output).at(-1)?.event;
      assert.ok(last?.kind === 'answered' && last.answer.kind === 'trained');
      assert.ok(last.answer.modelFolder.startsWith(join(folder, 'worker', 'jobs')));
      assert.ok(existsSync(join(last.answer.modelFolder, 'model.json')));
      const ended = await end('SIGTERM');
      assert.equal(ended.code, 0);
      assert.match(ended.notes, /Job \S+: done\./u);
    }));

  it('tells why a training failed, and cancels on Ctrl+C one that waits', () =>
    withServe([], async ({ address, environment }, folder) => {
      const words = ['train', join(folder, 'none.csv'), '--server', address];
      const waiting = await runCli({ words, environment, interruptOn: ['waits in the queue'] });
      assert.equal(waiting.exitCode, 130);
      assert.match(waiting.notes, /cancelled/u);
      const failing = runCli({ words, environment });
      const worker = await runCli({ words: ['worker', '--server', address, '--once'], environment });
      assert.equal(worker.exitCode, 0, worker.notes);
      const { exitCode, notes } = await failing;
      assert.equal(exitCode, 3);
      assert.match(notes, /none\.csv/u);
    }));

  it('says what is wrong with a server that is not there, or with how it is named', async () => {
    const environment = { BERT_TRAINING_LANG: 'en' };
    const train = (...more: string[]) => runCli({ words: ['train', 'a.csv', ...more], environment });
    for (const [words, exitCode, said] of [
      [['--server'], 4, /token of the server on this computer was not found/u],
      [['--server', 'autos.csv'], 2, /an address such as/u],
      [['--server', 'http://example.org'], 4, /does not know who/u],
      [['--server', 'http://127.0.0.1:9', '--token', 'x'], 4, /does not answer/u],
      [['--server', '--out', 'pasta'], 2, /--out was given/u],
    ] as const) {
      const told = await train(...words);
      assert.equal(told.exitCode, exitCode, told.notes);
      assert.match(told.notes, said);
    }
  });
});
