/** A fine-tuning of four steps a round, small enough for the reference engine. */
import type { AppError } from '../../core/contract/errors/appError.ts';
import { resolveParameters } from '../../core/training/resolveParameters.ts';
import { tokenSource } from '../data/units.ts';
import { smallShape } from '../engines/cpu/testing/smallModel.ts';
import type { Engine, EngineSession } from '../engines/engine.ts';
import { referenceEngine } from '../engines/reference/referenceEngine.ts';
import type { TuningPart } from '../stages/labelledUnits.ts';

/** Three rounds, for sixteen texts. */
export const smallTuningParameters = {
  ...resolveParameters(
    'equilibrado',
    { epochs: 3, batchSize: 4, frozenLayers: 2, headStart: 'random', seed: 1 },
    { layerCount: smallShape.layerCount, maxTokens: 32 },
  ),
  maxLength: 32,
};

export function smallTuningPart(count: number): TuningPart {
  return {
    source: tokenSource(Array.from({ length: count }, (_, i) => Int32Array.of(1, 2 + i, 3))),
    firstTokens: new Uint16Array(),
    textOf: Int32Array.from({ length: count }, (_, i) => i),
    windowCounts: new Int32Array(count).fill(1),
    labels: Int32Array.from({ length: count }, (_, i) => i % smallShape.labelCount),
  };
}

/** An engine that fails in this way from a step on. */
export function failingFrom(from: number, failure: AppError): Engine {
  const open: Engine['open'] = async (model, options) => {
    const session = await referenceEngine.open(model, options);
    const step: EngineSession['step'] = (batches, update) =>
      update.step < from ? session.step(batches, update) : Promise.reject(failure);
    return { ...session, step };
  };
  return { ...referenceEngine, open };
}
