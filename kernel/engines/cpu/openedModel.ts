/** What an open model of this engine is made of. */
import type { ModelShape } from '../../model/modelShape.ts';
import type { OpenOptions } from '../engine.ts';
import type { MaskDrawer } from './batch/dropoutMasks.ts';
import type { CpuGraphs } from './cpuGraphs.ts';
import type { Optimizer } from './state/optimizer.ts';
import type { WeightStore } from './state/weightStore.ts';

export interface OpenedModel {
  readonly shape: ModelShape;
  readonly options: OpenOptions;
  readonly store: WeightStore;
  readonly optimizer: Optimizer;
  readonly graphs: CpuGraphs;
  readonly masks: MaskDrawer;
}
