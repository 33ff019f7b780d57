/** The machine's own processor as a device: what it is, and how busy it is. For every engine that computes on it. */
import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import type { DeviceReport, DeviceSample, EngineKind } from '../../core/contract/device.ts';

const bytesPerMiB = 2 ** 20;

export function processorReport(engine: EngineKind): DeviceReport {
  return {
    engine,
    available: true,
    name: cpus()[0]?.model.trim() ?? 'unknown',
    threads: availableParallelism(),
    totalMemoryMiB: totalmem() / bytesPerMiB,
    freeMemoryMiB: freemem() / bytesPerMiB,
  };
}

/** Samples the processor; each sample's utilisation covers the time since the one before. */
export function openProcessorMeter(): () => DeviceSample {
  let before = times();
  return () => {
    const now = times();
    const total = now.total - before.total;
    const idle = now.idle - before.idle;
    before = now;
    return {
      kind: 'cpu',
      utilisation: total > 0 ? Math.min(1, Math.max(0, 1 - idle / total)) : null,
      usedMemoryMiB: (totalmem() - freemem()) / bytesPerMiB,
      totalMemoryMiB: totalmem() / bytesPerMiB,
      temperatureCelsius: null,
      powerWatts: null,
    };
  };
}

/** Milliseconds since the start of the system, over all processors. */
function times(): { total: number; idle: number } {
  const sum = { total: 0, idle: 0 };
  for (const { times: t } of cpus()) {
    sum.total += t.user + t.nice + t.sys + t.idle + t.irq;
    sum.idle += t.idle;
  }
  return sum;
}
