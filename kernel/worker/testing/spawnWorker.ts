/** The worker as a process of its own, as `bert-training worker` starts it, to be killed; what it says is gathered. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { programPath } from '../../../core/tables/programPath.ts';
import type { QueueTest } from './withQueue.ts';

export interface SpawnedWorker {
  readonly child: ChildProcess;
  /** What it says on its standard error. */
  readonly said: string[];
}

/** `address`: left out, that of the test's server. */
export function spawnWorker(test: QueueTest, address = test.server.address): SpawnedWorker {
  const words = ['worker', '--server', address, '--folder', test.workerFolder, '--lang', 'en'];
  const child = spawn(process.execPath, [programPath('cli'), ...words], {
    env: { ...test.environment, BERT_TRAINING_TOKEN: test.server.token },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  return { child, said };
}

export const gone = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => child.once('exit', resolve));
