import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { fakeKernelEnvironment, fakeKernelProgram } from '../../core/host/testing/fakeKernel.ts';
import { diagnosed } from '../../core/text/testing/diagnosed.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { runWorker } from './runWorker.ts';

describe('a worker on a computer that cannot train', () => {
  it('asks for no job, and logs why', () =>
    withTemporaryFolder(async (folder) => {
      const report = { kind: 'answered', answer: { kind: 'diagnosed', report: diagnosed } } as const;
      const env = { ...process.env, ...fakeKernelEnvironment(folder, { events: [report] }) };
      const log: string[] = [];
      const life = runWorker(
        {
          // Nobody is there: asked, it would wait for ever.
          server: { address: 'http://127.0.0.1:9', token: 't' },
          folder,
          kernel: { env, program: fakeKernelProgram },
          log: (line) => log.push(line),
          onAway: () => undefined,
          signal: AbortSignal.timeout(20_000),
        },
        { isOnce: true, hostName: 'h', tell: () => undefined },
      );
      await assert.rejects(life, (error) => isAppError(error, 'worker.unfit'));
      assert.ok(log.includes('this computer cannot train: folder_not_writable'));
    }));
});
