/**
 * The optimizer in WebAssembly against the reference engine's AdamW over all tensors, the word table included: rows that
 * were touched in every step, in some, in none, read in between or not, give the weights of a dense AdamW.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { expectClose } from '../../../../tools/testing/expectClose.ts';
import { elementCount, parametersOf } from '../../../model/parameters.ts';
import type { Update } from '../../engine.ts';
import { adamw } from '../../reference/adamw.ts';
import { randomNumbers } from '../../testing/randomNumbers.ts';
import { randomFloatWeights } from '../../testing/randomWeights.ts';
import { smallShapes } from '../../testing/smallShapes.ts';
import { openOptimizer } from './optimizer.ts';
import { loadState, savedState } from './savedState.ts';
import { arrayOf, openWeightStore } from './weightStore.ts';

const shape = { ...smallShapes.bert, vocabularySize: 9, labelCount: 3, hiddenSize: 6, headCount: 2 };
const H = shape.hiddenSize;
const initial = randomFloatWeights(shape, 5);

async function open() {
  const store = await openWeightStore({ shape, frozenLayers: 0, trains: true, initial });
  return { store, optimizer: openOptimizer(store, shape.layerCount) };
}
type Open = Awaited<ReturnType<typeof open>>;

const updateOf = (step: number, change: Partial<Update> = {}): Update => ({
  step,
  learningRate: 0.01 / step,
  headLearningRate: 0.02,
  weightDecay: 0.1,
  clipNorm: 1e9,
  ...change,
});

/** One step whose gradients are random: dense ones, and rows for the words. Gives all gradients, dense. */
function train(
  { store, optimizer }: Open,
  words: readonly number[],
  update: Update,
): Map<string, Float64Array> {
  optimizer.begin();
  const gradients = new Map<string, Float64Array>();
  for (const [index, each] of store.trained.entries()) {
    const { name } = each.parameter;
    const isTable = name === 'embeddings.word' || name === 'embeddings.position';
    const values = isTable
      ? new Float64Array(each.count)
      : randomNumbers(each.count, update.step * 100 + index);
    if (!isTable) arrayOf(each, 'gradients').set(values);
    gradients.set(name, Float64Array.from(Float32Array.from(values)));
  }
  const rows = Float32Array.from(randomNumbers(words.length * H, update.step * 7));
  const positions = Int32Array.from(words, (_, i) => i % 5);
  optimizer.addRowGradients({ ids: Int32Array.from(words), positions, gradients: rows });
  words.forEach((word, i) => {
    for (let j = 0; j < H; j++) {
      gradients.get('embeddings.word')![word * H + j]! += rows[i * H + j]!;
      gradients.get('embeddings.position')![(i % 5) * H + j]! += rows[i * H + j]!;
    }
  });
  const expected = Math.hypot(...[...gradients.values()].flatMap((values) => [...values]));
  expectClose([optimizer.update(update)], [expected], { relative: 1e-6, name: 'norm' });
  return gradients;
}

/** All tensors by the reference's AdamW, in double precision. */
function referenceState() {
  return new Map(
    parametersOf(shape).map((parameter) => {
      const { name } = parameter;
      const zeros = () => new Float64Array(elementCount(parameter.shape));
      const weights = Float64Array.from(initial.get(name)!);
      return [name, { parameter, tensors: { weights, firstMoments: zeros(), secondMoments: zeros() } }];
    }),
  );
}

describe('openOptimizer', () => {
  it('updates every tensor as a dense AdamW does, with clipping, whichever words a step touches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.constantFrom(1e9, 0.5),
        async (steps, clipNorm) => {
          const opened = await open();
          const expected = referenceState();
          for (const [index, words] of steps.entries()) {
            const update = updateOf(index + 1, { clipNorm });
            const gradients = train(opened, words, update);
            const norm = Math.hypot(...[...gradients.values()].flatMap((values) => [...values]));
            for (const [name, { parameter, tensors }] of expected) {
              const isHead = parameter.depth === shape.layerCount;
              adamw(tensors, gradients.get(name)!, {
                step: update.step,
                learningRate: isHead ? update.headLearningRate : update.learningRate,
                weightDecay: parameter.decays ? update.weightDecay : 0,
                gradientScale: Math.min(1, clipNorm / (norm + 1e-6)),
              });
            }
          }
          const { parameters } = savedState(opened, steps.length);
          for (const [name, { tensors }] of expected) {
            expectClose(parameters.get(name)!, tensors.weights, { absolute: 2e-5, name });
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('gives the same bits whenever untouched rows are brought up to date, and after a saved state is loaded', async () => {
    const steps = [[1, 2], [2, 2, 3], [7], [1], [8, 0], [3]];
    const lazy = await open();
    const eager = await open();
    let resumed = await open();
    for (const [index, words] of steps.entries()) {
      const update = updateOf(index + 1);
      for (const each of [lazy, eager, resumed]) {
        each.optimizer.words!.bringUpToDate(Int32Array.from(words));
        train(each, words, update);
      }
      eager.optimizer.words!.bringAllUpToDate();
      const state = structuredClone(savedState(resumed, index + 1));
      resumed = await open();
      loadState(resumed, state);
    }
    const expected = savedState(lazy, steps.length);
    assert.deepEqual(savedState(eager, steps.length), expected);
    assert.deepEqual(savedState(resumed, steps.length), expected);
  });

  it('goes on when the list of decay factors is full', async () => {
    const [full, emptied] = [await open(), await open()];
    for (let step = 1; step <= 17000; step++) {
      for (const { optimizer } of [full, emptied]) {
        optimizer.begin();
        optimizer.update(updateOf(step, { learningRate: 1e-4 }));
      }
      if (step % 1000 === 0) emptied.optimizer.words!.bringAllUpToDate();
    }
    assert.deepEqual(savedState(full, 1), savedState(emptied, 1));
  });

  it('gives frozen parameters neither gradients nor moments', async () => {
    const store = await openWeightStore({ shape, frozenLayers: 1, trains: true, initial });
    assert.ok(store.trained.every(({ parameter }) => parameter.depth >= 1));
    assert.equal(openOptimizer(store, shape.layerCount).words, undefined);
    const scoring = await openWeightStore({ shape, frozenLayers: 0, trains: false, initial });
    assert.equal(scoring.trained.length, 0);
    assert.deepEqual(new Map(scoring.weights), initial);
  });

  it('keeps query, key and value side by side, and copies the given weights', async () => {
    const { store } = await open();
    const joined = store.viewed(
      { name: 'all', parameter: 'layers.0.attention.query.weight', shape: [3 * H, H] },
      'weights',
    );
    const parts = ['query', 'key', 'value'].flatMap((part) => [
      ...initial.get(`layers.0.attention.${part}.weight`)!,
    ]);
    assert.deepEqual([...joined], parts);
    joined[0]! += 1;
    assert.notEqual(initial.get('layers.0.attention.query.weight')![0], joined[0]);
  });
});
