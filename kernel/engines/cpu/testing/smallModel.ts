/** A small model and texts for tests of the session. */
import type { ModelShape } from '../../../model/modelShape.ts';
import type { EngineSession, LabelledBatch, OpenOptions, TokenInput, Update } from '../../engine.ts';
import { randomNumbers } from '../../testing/randomNumbers.ts';
import { quietOptions } from '../../testing/quietOptions.ts';
import { randomFloatWeights } from '../../testing/randomWeights.ts';
import { cpuEngine } from '../cpuEngine.ts';
import { bertTraits } from '../../testing/smallShapes.ts';

export const smallShape: ModelShape = {
  ...bertTraits,
  vocabularySize: 50,
  hiddenSize: 64,
  layerCount: 3,
  headCount: 2,
  intermediateSize: 96,
  positionCount: 40,
  labelCount: 3,
};

export function openSmall(
  options: Partial<OpenOptions> = {},
  shape: ModelShape = smallShape,
): Promise<EngineSession> {
  return cpuEngine.open({ shape, weights: randomFloatWeights(shape, 1) }, { ...quietOptions, ...options });
}

/** Texts of these lengths; the same `seed` gives the same words to the same place. */
export function inputOf(lengths: readonly number[], seed = 1): TokenInput {
  const texts = lengths.map((length, text) => wordsOf(length, seed * 1000 + text));
  return { kind: 'tokens', tokenIds: Int32Array.from(texts.flat()), lengths: Int32Array.from(lengths) };
}

function wordsOf(length: number, seed: number): number[] {
  return Array.from(randomNumbers(length, seed), (x) =>
    Math.floor(((x + 1) / 2) * smallShape.vocabularySize),
  );
}

/** `share`: the part of the step's loss that the batch makes up. */
export function batchOf(lengths: readonly number[], { seed = 1, share = 1 } = {}): LabelledBatch {
  return {
    input: inputOf(lengths, seed),
    labels: Int32Array.from(lengths, (_, text) => (text + seed) % 3),
    weights: new Float32Array(lengths.length).fill(share / lengths.length),
  };
}

export const updateOf = (step: number): Update => ({
  step,
  learningRate: 0.002,
  headLearningRate: 0.004,
  weightDecay: 0.01,
  clipNorm: 1,
});
