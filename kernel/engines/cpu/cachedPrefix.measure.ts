/** What freezing the lower half saves, and what computing its output once saves on top: time of three epochs, on real texts. */
import { median } from '../../../tools/measure/median.ts';
import type { MeasureContext, MeasureOutcome, Measurement } from '../../../tools/measure/measurement.ts';
import { measuredShapes, realBatches, withTask } from './testing/peerTask.ts';
import { runEngine } from './testing/runEngine.ts';
import type { EngineResult } from './testing/runEngine.ts';

const epochs = 3;

export const measurement: Measurement = {
  name: 'cached-prefix',
  about: 'three epochs with half of the layers frozen and computed once, over three epochs of all layers',
  unit: 'ratio of times',
  bar: { most: 0.6 },
  run: measure,
};

async function measure({ quick, say }: MeasureContext): Promise<MeasureOutcome> {
  const shape = quick ? 'tiny' : 'bundled';
  const steps = quick ? 8 : 32;
  const frozenLayers = Math.round(measuredShapes[shape].layerCount / 2);
  const batches = await realBatches(steps, measuredShapes[shape]);
  if (!batches) return { skipped: 'the shared data set is not on this machine' };
  return withTask(measuredShapes[shape], batches, async (files) => {
    const question = {
      mode: 'train',
      shape,
      batches: files.batches,
      threads: 2,
      dropout: 0.1,
      steps,
      warm: 2,
    } as const;
    const seconds: { all: number; frozen: number; cached: number }[] = [];
    for (let repeat = 0; repeat < (quick ? 1 : 3); repeat++) {
      const all = threeEpochs(await runEngine(question));
      const frozen = threeEpochs(await runEngine({ ...question, frozenLayers }));
      const cached = threeEpochs(await runEngine({ ...question, frozenLayers, cached: true }));
      say(
        `all layers ${all.toFixed(1)} s; half frozen ${frozen.toFixed(1)} s, and cached ${cached.toFixed(1)} s`,
      );
      seconds.push({ all, frozen, cached });
    }
    const ratios = seconds.map(({ all, cached }) => cached / all);
    return { value: median(ratios), details: { seconds, frozenLayers } };
  });
}

/** Seconds; the cache is filled once. */
function threeEpochs({ ms, cache_ms: cacheMs }: EngineResult): number {
  return (cacheMs + epochs * ms.reduce((sum, one) => sum + one, 0)) / 1000;
}
