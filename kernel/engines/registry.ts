/** The only file that knows which engines exist: probes them and chooses. */
import type { DeviceReport, EngineKind } from '../../core/contract/device.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Engine } from './engine.ts';

/** Fastest first; each loader imports its engine only when asked, so that a missing native library harms nobody else. */
const loaders: readonly { kind: EngineKind; load: () => Promise<Engine> }[] = [
  { kind: 'cpu', load: async () => (await import('./cpu/cpuEngine.ts')).cpuEngine },
  { kind: 'reference', load: async () => (await import('./reference/referenceEngine.ts')).referenceEngine },
];

/** What each engine says of its device. */
export async function probeEngines(): Promise<DeviceReport[]> {
  return Promise.all(loaders.map(async ({ load }) => (await load()).probe()));
}

/** The engine of this kind, or the fastest one whose device is there. */
export async function chooseEngine(kind?: EngineKind): Promise<Engine> {
  for (const loader of loaders) {
    if (kind !== undefined && kind !== loader.kind) continue;
    const engine = await loader.load();
    const report = await engine.probe();
    if (report.available) return engine;
    if (kind !== undefined) {
      throw new AppError('engine.unavailable', {
        engine: kind,
        reason: report.unavailableReason ?? 'unknown',
      });
    }
  }
  throw new AppError('engine.unavailable', { engine: kind ?? 'any', reason: 'not_installed' });
}
