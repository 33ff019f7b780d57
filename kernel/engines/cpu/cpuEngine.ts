/** The processor as an engine: ONNX graphs on onnxruntime, AdamW and dropout in WebAssembly SIMD. */
import type { DeviceReport } from '../../../core/contract/device.ts';
import type { Engine } from '../engine.ts';
import { processorReport } from '../processor.ts';
import { planMemory } from './memoryPlan.ts';

export const cpuEngine: Engine = {
  kind: 'cpu',
  probe,
  planMemory,
  async open(model, options) {
    const { openCpuSession } = await import('./cpuSession.ts');
    return openCpuSession(model, options);
  },
};

/** The native library may be missing for this system, or be kept from loading. */
async function probe(): Promise<DeviceReport> {
  const report = processorReport('cpu');
  try {
    await import('./runtime.ts');
    return report;
  } catch {
    return { ...report, available: false, unavailableReason: 'onnxruntime_not_loadable' };
  }
}
