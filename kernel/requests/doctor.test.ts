import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { doctorReportSchema } from '../../core/contract/kernelAnswer.ts';
import type { DoctorReport } from '../../core/contract/kernelAnswer.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { RunControl } from '../runControl.ts';
import { doctor, problemsOf } from './doctor.ts';

const cpu = { engine: 'cpu', available: true, name: 'x', totalMemoryMiB: 8000, freeMemoryMiB: 6000 } as const;
const card = { ...cpu, engine: 'cuda', available: false, driver: '550.1' } as const;
const healthy: Omit<DoctorReport, 'problems'> = {
  product: '0.1.0',
  node: 'v24.0.0',
  platform: 'linux',
  cpu: { name: 'x', cores: 2 },
  memory: { totalMiB: 8000, freeMiB: 6000, limitMiB: null },
  disk: { path: '/', freeMiB: 50_000, writable: true },
  proxy: { configured: false, host: null },
  paths: { nonAscii: false, spaces: false },
  devices: [cpu],
  computation: { engine: 'cpu', milliseconds: 5, gigaflops: 50 },
};

function check(change: Partial<typeof healthy>, ...expected: string[]): void {
  const found = problemsOf({ ...healthy, ...change }).map(({ code, blocking }) =>
    blocking ? `${code}!` : code,
  );
  assert.deepEqual(found, expected);
}

describe('doctor (R4)', () => {
  it('a healthy computer has no problems', () => {
    check({});
  });
  it('an old Node is blocking, the oldest supported one is not', () => {
    check({ node: 'v20.18.3' }, 'node_too_old!');
    check({ node: 'v18.20.0' }, 'node_too_old!');
    check({ node: 'v20.19.0' });
  });
  it('no engine at all is blocking, and said once', () => {
    check({ devices: [], computation: null }, 'engine_unavailable!');
    check({ devices: [{ ...cpu, available: false }], computation: null }, 'engine_unavailable!');
  });
  it('an engine that only others are checked by is none to train with', () => {
    const devices = [{ ...cpu, available: false }, { ...cpu, engine: 'reference' } as const];
    check({ devices }, 'engine_unavailable!');
  });
  it('an engine that computes wrongly is blocking', () => {
    check({ computation: null }, 'computation_failed!');
  });
  it('a folder that cannot be written to is blocking, little room is not', () => {
    check({ disk: { path: '/', freeMiB: 100, writable: false } }, 'folder_not_writable!', 'disk_low');
  });
  it('little memory is said', () => {
    check({ memory: { totalMiB: 4000, freeMiB: 1000, limitMiB: 2000 } }, 'memory_low');
  });
  it('a graphics card with a driver that is not used is said', () => {
    check({ devices: [cpu, card] }, 'gpu_not_used');
  });

  it('looks at this very computer and makes it compute', () =>
    withTemporaryFolder(async (folder) => {
      const ignore = () => undefined;
      const control = new RunControl({ onPause: ignore, onContinue: ignore, onStop: ignore });
      const environment = { HTTPS_PROXY: 'http://ana:segredo@proxy.exemplo.br:3128' };
      const answer = await doctor(
        { kind: 'doctor', workFolder: folder },
        { emit: ignore, log: ignore, control, environment },
      );
      assert.ok(answer.kind === 'diagnosed');
      const report = doctorReportSchema.parse(answer.report);
      assert.ok(report.computation !== null && report.computation.gigaflops > 0);
      assert.deepEqual(report.paths, { nonAscii: true, spaces: true });
      assert.equal(report.proxy.host, 'proxy.exemplo.br:3128');
      assert.equal(report.disk.path, folder);
    }));
});
