/** A real training on the chosen engine, of a tiny model with random weights: does it compute, does it learn, how fast. */
import { performance } from 'node:perf_hooks';
import { seededRandom } from '../data/seededRandom.ts';
import type { Engine, LabelledBatch, Update } from '../engines/engine.ts';
import type { ModelShape } from '../model/modelShape.ts';
import { elementCount, parametersOf } from '../model/parameters.ts';
import type { Weights } from '../model/parameters.ts';

export interface TimedComputation {
  /** Of one update, the middle one of those measured. */
  readonly milliseconds: number;
  /** Billions of multiplications and additions per second. */
  readonly gigaflops: number;
}

const textCount = 8;
const tokensPerText = 32;
const measuredSteps = 5;

/** Large enough to keep fast engines busy, small enough for the slow one to answer within seconds. */
function shapeFor({ kind }: Engine): ModelShape {
  const isSlow = kind === 'reference';
  const hiddenSize = isSlow ? 32 : 256;
  return {
    vocabularySize: 500,
    hiddenSize,
    layerCount: isSlow ? 2 : 4,
    headCount: 4,
    intermediateSize: 4 * hiddenSize,
    positionCount: tokensPerText,
    positionOffset: 0,
    typeCount: 0,
    normEpsilon: 1e-12,
    activation: 'gelu',
    headActivation: 'tanh',
    labelCount: 2,
  };
}

/** Undefined when the result is not a number or the model did not learn its eight texts: the engine computes wrongly. */
export async function timeComputation(
  engine: Engine,
  threads: number,
): Promise<TimedComputation | undefined> {
  const shape = shapeFor(engine);
  const options = { threads, frozenLayers: 0, hiddenDropout: 0, attentionDropout: 0, seed: 1, trains: true };
  const session = await engine.open({ shape, weights: randomWeights(shape) }, options);
  try {
    const batch = randomBatch(shape);
    const { loss: first } = await session.step([batch], update(1));
    const times: number[] = [];
    let last = first;
    for (let i = 0; i < measuredSteps; i++) {
      const startedAt = performance.now();
      ({ loss: last } = await session.step([batch], update(i + 2)));
      times.push(performance.now() - startedAt);
    }
    if (!(last < first)) return undefined;
    const milliseconds = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
    return { milliseconds, gigaflops: operations(shape) / 1e6 / milliseconds };
  } finally {
    await session.close();
  }
}

/** Six operations per trained matrix element and token: two forward, four backward. Embeddings are looked up. */
function operations(shape: ModelShape): number {
  const matrices = parametersOf(shape).filter(
    ({ depth, decays }) => decays && depth >= 0 && depth < shape.layerCount,
  );
  const elements = matrices.reduce((sum, parameter) => sum + elementCount(parameter.shape), 0);
  return 6 * elements * textCount * tokensPerText;
}

function update(step: number): Update {
  return { step, learningRate: 1e-3, headLearningRate: 1e-3, weightDecay: 0, clipNorm: 1 };
}

function randomWeights(shape: ModelShape): Weights {
  const random = seededRandom(1);
  const uniform = () => random() / 2 ** 31 - 1;
  return new Map(
    parametersOf(shape).map(({ name, shape: size, decays }) => {
      const fill = decays ? () => 0.05 * uniform() : () => (name.endsWith('norm.weight') ? 1 : 0);
      return [name, Float32Array.from({ length: elementCount(size) }, fill)];
    }),
  );
}

function randomBatch({ vocabularySize, labelCount }: ModelShape): LabelledBatch {
  const random = seededRandom(2);
  const total = textCount * tokensPerText;
  return {
    input: {
      kind: 'tokens',
      tokenIds: Int32Array.from({ length: total }, () => random() % vocabularySize),
      lengths: new Int32Array(textCount).fill(tokensPerText),
    },
    labels: Int32Array.from({ length: textCount }, (_, i) => i % labelCount),
    weights: new Float32Array(textCount).fill(1 / textCount),
  };
}
