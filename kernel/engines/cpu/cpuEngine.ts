/** The processor as an engine: ONNX graphs on onnxruntime, AdamW and dropout in WebAssembly SIMD. */
import type { Engine } from '../engine.ts';
import { processorReport } from '../processor.ts';
import { openCpuSession } from './cpuSession.ts';
import { planMemory } from './memoryPlan.ts';

export const cpuEngine: Engine = {
  kind: 'cpu',
  probe: () => Promise.resolve(processorReport('cpu')),
  planMemory,
  open: openCpuSession,
};
