/** The Slurm array with a worker that is played: what it is asked, how it is ended, and how its end is told. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import { skip } from '../testing/skip.ts';
import { withTemporaryFolder } from '../testing/temporaryFolder.ts';

const script = fileURLToPath(new URL('../../deploy/slurm/worker-array.sbatch', import.meta.url));

interface Played {
  readonly exitCode: number;
  /** The worker's words, one a line, and its token. */
  readonly asked: string;
}

/** Runs the batch script; its worker does what `body` says. */
function play(
  body: string,
  act: (folder: string, kill: () => void) => Promise<void> = () => Promise.resolve(),
) {
  return withTemporaryFolder(async (folder): Promise<Played> => {
    const program = join(folder, 'program');
    const asked = join(folder, 'asked');
    const lines = [`printf '%s\\n' "$@" "$BERT_TRAINING_TOKEN" > '${asked}'`, body];
    writeFileSync(program, `#!/bin/bash\n${lines.join('\n')}\n`);
    chmodSync(program, 0o700);
    writeFileSync(join(folder, 'token'), 'secret\n');
    const child = spawn('bash', [script], {
      stdio: 'inherit',
      env: {
        ...process.env,
        BERT_TRAINING_PROGRAM: program,
        BERT_TRAINING_SERVER: 'https://s.example',
        BERT_TRAINING_WORK: join(folder, 'with space'),
        BERT_TRAINING_TOKEN_FILE: join(folder, 'token'),
      },
    });
    const ended = once(child, 'exit') as Promise<[number]>;
    await act(folder, () => child.kill('SIGTERM'));
    const [exitCode] = await ended;
    return { exitCode, asked: readFileSync(asked, 'utf8') };
  });
}

describe('the Slurm array', () => {
  before(function () {
    if (process.platform === 'win32') skip(this, 'Slurm runs on Linux');
  });

  it('takes one job, with its token out of sight', async () => {
    const { exitCode, asked } = await play('exit 0');
    assert.equal(exitCode, 0);
    const words = asked.split('\n').slice(0, -2);
    assert.deepEqual(words.slice(0, 4), ['worker', '--once', '--wait', '60']);
    assert.match(words.at(-1) ?? '', /with space$/u);
    assert.ok(asked.endsWith('\nsecret\n'));
  });

  it('has not failed where there was nothing to do, and has where the worker failed', async () => {
    assert.equal((await play('exit 6')).exitCode, 0);
    assert.equal((await play('exit 4')).exitCode, 4);
  });

  it('ends its worker with care, and waits for it', async () => {
    const body = `trap 'sleep 0.3; echo given back > "$(dirname "$0")/end"; exit 0' TERM
      touch "$(dirname "$0")/ready"; while :; do sleep 0.05; done`;
    let isGivenBack = false;
    const { exitCode } = await play(body, async (folder, kill) => {
      while (!existsSync(join(folder, 'ready'))) await pause(20);
      kill();
      while (!existsSync(join(folder, 'end'))) await pause(20);
      isGivenBack = true;
    });
    assert.deepEqual([exitCode, isGivenBack], [0, true]);
  });
});
