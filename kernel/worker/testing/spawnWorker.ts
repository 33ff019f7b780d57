/** The worker as a process of its own, to be killed; what it says is gathered. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { programPath } from '../../../core/tables/programPath.ts';
import type { QueueTest } from './withQueue.ts';

export interface SpawnedWorker {
  readonly child: ChildProcess;
  readonly said: string[];
}

export function spawnWorker(test: QueueTest, folder = test.workerFolder): SpawnedWorker {
  const words = ['worker', '--server', test.server.address, '--folder', folder, '--lang', 'en'];
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
