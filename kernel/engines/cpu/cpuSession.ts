/** One open model on the processor: training steps, scores and encodings, each a run of an ONNX graph. */
import type { EngineSession, OpenModel, OpenOptions } from '../engine.ts';
import { openProcessorMeter } from '../processor.ts';
import { openMaskDrawer } from './batch/dropoutMasks.ts';
import { createCpuGraphs } from './cpuGraphs.ts';
import { encodeTexts } from './encodeTexts.ts';
import type { OpenedModel } from './openedModel.ts';
import { scoreTexts } from './scoreTexts.ts';
import { openOptimizer } from './state/optimizer.ts';
import { loadState, savedState } from './state/savedState.ts';
import { openWeightStore } from './state/weightStore.ts';
import { trainStep } from './trainStep.ts';
import { withinMemory } from './withinMemory.ts';

export async function openCpuSession(
  { shape, weights }: OpenModel,
  options: OpenOptions,
): Promise<EngineSession> {
  const { frozenLayers, trains, threads } = options;
  const store = await openWeightStore({ shape, frozenLayers, trains, initial: weights });
  const opened: OpenedModel = {
    shape,
    options,
    store,
    optimizer: openOptimizer(store, shape.layerCount),
    graphs: createCpuGraphs(store, { shape, threads, rates: options }),
    masks: await openMaskDrawer({ shape, frozenLayers, rates: options }),
  };
  const sample = openProcessorMeter();
  let step = 0;
  return {
    async step(batches, update) {
      const result = await trainStep(opened, batches, update);
      step = update.step;
      return result;
    },
    predict: (input) => withinMemory(opened, input.lengths, () => scoreTexts(opened, input)),
    encode: (question) => withinMemory(opened, question.input.lengths, () => encodeTexts(opened, question)),
    save: () => savedState(opened, step),
    load(state) {
      loadState(opened, state);
      step = state.step;
    },
    weights() {
      opened.optimizer.words?.bringAllUpToDate();
      return store.weights;
    },
    sampleDevice: () => [sample()],
    close: () => opened.graphs.close(),
  };
}
