/** A computer with one problem that prevents training and two that do not, for tests of pages about it. */
import type { DoctorReport } from '../../contract/kernelAnswer.ts';

export const diagnosed: DoctorReport = {
  product: '0.1.0',
  node: 'v20.19.0',
  platform: 'win32 10.0.22631 x64',
  cpu: { name: 'Intel Core i5-1145G7', cores: 8 },
  memory: { totalMiB: 16_000, freeMiB: 2100, limitMiB: 8192 },
  disk: { path: String.raw`C:\Usuários\João`, freeMiB: 812, writable: false },
  proxy: { configured: true, host: 'proxy.exemplo.br:3128' },
  paths: { nonAscii: true, spaces: false },
  devices: [
    {
      engine: 'cpu',
      available: true,
      name: 'Intel Core i5-1145G7',
      totalMemoryMiB: 16_000,
      freeMemoryMiB: 2100,
    },
    {
      engine: 'cuda',
      available: false,
      name: 'NVIDIA T500',
      totalMemoryMiB: 4096,
      freeMemoryMiB: 3900,
      driver: '551.61',
      unavailableReason: 'engine_not_included',
    },
  ],
  computation: { engine: 'cpu', milliseconds: 81, gigaflops: 59.3 },
  problems: [
    { code: 'folder_not_writable', blocking: true },
    { code: 'memory_low', blocking: false },
    { code: 'gpu_not_used', blocking: false },
  ],
};
