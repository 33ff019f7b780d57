/** The only file that knows which engines exist: probes them and chooses. */
import type { DeviceReport, EngineKind } from '../../core/contract/device.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { Engine } from './engine.ts';

export interface EngineLoader {
  readonly kind: EngineKind;
  /** Imports its engine only when asked, so that a missing native library harms nobody else. */
  readonly load: () => Promise<Engine>;
}

/** Fastest first. */
const loaders: readonly EngineLoader[] = [
  { kind: 'cpu', load: async () => (await import('./cpu/cpuEngine.ts')).cpuEngine },
  { kind: 'reference', load: async () => (await import('./reference/referenceEngine.ts')).referenceEngine },
];

/** What each engine says of its device. */
export async function probeEngines(): Promise<DeviceReport[]> {
  return Promise.all(loaders.map(async ({ load }) => (await load()).probe()));
}

/**
 * The engine of this kind, or the fastest one whose device is there. The reference engine is a yardstick: unasked, it
 * would take days where others take minutes. Throws `engine.unavailable`.
 */
export async function chooseEngine(kind?: EngineKind, from = loaders): Promise<Engine> {
  const wanted = from.filter((loader) =>
    kind === undefined ? loader.kind !== 'reference' : loader.kind === kind,
  );
  let reason = 'not_installed';
  for (const { load } of wanted) {
    const engine = await load();
    const report = await engine.probe();
    if (report.available) return engine;
    reason = report.unavailableReason ?? 'unknown';
  }
  throw new AppError('engine.unavailable', { engine: kind ?? 'any', reason });
}
