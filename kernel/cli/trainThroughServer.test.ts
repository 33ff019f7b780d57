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
      assert.match(notes, /waits in the queue[^]*A worker has taken the training/u);
      // As a training of one's own is shown: where it is, and what stays.
      assert.match(notes, /\[\d+ ?%\] Training the simple method/u);
      assert.match(notes, /✔ The simple method is ready/u);
      assert.match(output, /✔/u);
      const events = eventsOf((await train(['--json'])).output);
      const last = events.at(-1)?.event;
      assert.ok(last?.kind === 'answered' && last.answer.kind === 'trained');
      const local = await runCli({ words: ['train', file, '--stages', 'baseline', '--json'], environment });
      const kindsOf = (all: typeof events) => {
        const kinds = new Set(all.map(({ event }) => event.kind));
        // By the clock, not by the work.
        kinds.delete('deviceSampled');
        return [...kinds];
      };
      assert.deepEqual(kindsOf(events), kindsOf(eventsOf(local.output)));
      assert.ok(last.answer.modelFolder.startsWith(join(folder, 'worker', 'jobs')));
      assert.ok(existsSync(join(last.answer.modelFolder, 'model.json')));
      const ended = await end('SIGTERM');
      assert.equal(ended.code, 0);
      assert.match(ended.notes, /Job \S+: done\./u);
    }));

  it('tells why a training failed; Ctrl+C asks, and a second one cancels', () =>
    withServe([], async ({ address, environment }, folder) => {
      const words = ['train', join(folder, 'none.csv'), '--server', address];
      const waiting = await runCli({
        words,
        environment,
        interruptOn: ['waits in the queue', 'again within'],
      });
      assert.equal(waiting.exitCode, 130);
      assert.match(waiting.notes, /cancelled/u);
      const failing = runCli({ words, environment });
      const worker = await runCli({ words: ['worker', '--server', address, '--once'], environment });
      assert.equal(worker.exitCode, 0, worker.notes);
      const { exitCode, notes } = await failing;
      assert.equal(exitCode, 3);
      assert.match(notes, /none\.csv/u);
    }));

  it('leaves a training alone that Ctrl+C was pressed for once', () =>
    withServe([], async ({ address, environment }, folder) => {
      const words = ['train', join(folder, 'none.csv'), '--server', address];
      const left = await runCli({ words, environment, interruptOn: ['waits in the queue'] });
      assert.equal(left.exitCode, 130);
      assert.match(left.notes, /again within[^]*goes on, and the server keeps its result/u);
      // It is still there, for a worker and for whoever asks again.
      const [, again = ''] = /bert-training (follow \S+ --server \S+)/u.exec(left.notes) ?? [];
      const following = runCli({ words: again.split(' '), environment });
      const worker = await runCli({ words: ['worker', '--server', address, '--once'], environment });
      assert.match(worker.notes, /has begun/u);
      const { exitCode, notes } = await following;
      assert.equal(exitCode, 3);
      assert.match(notes, /none\.csv/u);
      const other = await runCli({ words: ['follow', 'none', '--server', address], environment });
      assert.match(other.notes, /no job “none”/u);
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
