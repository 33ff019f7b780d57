/** The session: loss falls, micro-batches add up, texts do not touch each other, a saved state resumes to the bit. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import type { EngineSession, LabelledBatch, OpenOptions, TokenInput, Update } from '../engine.ts';
import { fromHalf } from '../halfPrecision.ts';
import { quietOptions } from '../testing/quietOptions.ts';
import { randomFloatWeights } from '../testing/randomWeights.ts';
import { smallShapes } from '../testing/smallShapes.ts';
import { referenceEngine } from './referenceEngine.ts';

const shape = smallShapes.bert;
const texts = [[1, 2, 3, 4], [5], [1, 9, 9], [12, 2, 8, 7, 6]];
const labels = [0, 1, 2, 1];

const noisy: OpenOptions = { ...quietOptions, hiddenDropout: 0.1, attentionDropout: 0.1 };

function open(options: OpenOptions): Promise<EngineSession> {
  return referenceEngine.open({ shape, weights: randomFloatWeights(shape, 1) }, options);
}

function inputOf(which: readonly number[]): TokenInput {
  const chosen = which.map((index) => texts[index]!);
  const lengths = Int32Array.from(chosen, (text) => text.length);
  return { kind: 'tokens', tokenIds: Int32Array.from(chosen.flat()), lengths };
}

function batchOf(...which: number[]): LabelledBatch {
  const weights = new Float32Array(which.length).fill(1 / texts.length);
  return { input: inputOf(which), labels: Int32Array.from(which, (index) => labels[index]!), weights };
}

function update(step: number): Update {
  return { step, learningRate: 0.003, headLearningRate: 0.01, weightDecay: 0.01, clipNorm: 1 };
}

function snapshot(session: EngineSession) {
  return structuredClone(session.save());
}

describe('reference session', () => {
  it('learns four texts by heart', async () => {
    const session = await open(quietOptions);
    for (let step = 1; step <= 30; step++) await session.step([batchOf(0, 1, 2, 3)], update(step));
    const scores = await session.predict(inputOf([0, 1, 2, 3]));
    const guesses = labels.map((_, i) => {
      const row = scores.subarray(i * 3, i * 3 + 3);
      return row.indexOf(Math.max(...row));
    });
    assert.deepEqual(guesses, labels);
  });

  it('gets the same loss, norm and weights from micro-batches as from one batch', async () => {
    const [whole, parts] = [await open(quietOptions), await open(quietOptions)];
    const one = await whole.step([batchOf(0, 1, 2, 3)], update(1));
    const two = await parts.step([batchOf(0, 1), batchOf(2, 3)], update(1));
    expectClose([two.loss, two.gradNorm], [one.loss, one.gradNorm], { relative: 1e-12 });
    for (const [name, values] of whole.weights()) {
      expectClose(parts.weights().get(name)!, values, { absolute: 1e-7, name });
    }
  });

  it('scores a text the same in whatever company', async () => {
    const session = await open(quietOptions);
    const alone = await session.predict(inputOf([2]));
    const together = await session.predict(inputOf([3, 2, 0]));
    assert.deepEqual(together.subarray(3, 6), alone);
  });

  it('resumes from a saved state to the bit, dropout included', async () => {
    const batches = [batchOf(0, 1), batchOf(2, 3)];
    const straight = await open(noisy);
    for (let step = 1; step <= 2; step++) await straight.step(batches, update(step));
    const saved = snapshot(straight);
    const expected = await straight.step(batches, update(3));

    const resumed = await open(noisy);
    resumed.load(saved);
    assert.deepEqual(await resumed.step(batches, update(3)), expected);
    assert.deepEqual(snapshot(resumed), snapshot(straight));
  });

  it('leaves frozen layers and embeddings alone, and saves only what trains', async () => {
    const session = await open({ ...noisy, frozenLayers: 1 });
    const before = structuredClone(session.weights());
    await session.step([batchOf(0, 1, 2, 3)], update(1));
    const changed = [...session.weights()].filter(([name, values]) => {
      return values.some((value, i) => value !== before.get(name)![i]);
    });
    const names = new Set(changed.map(([name]) => name));
    assert.ok(names.has('layers.1.attention.query.weight') && names.has('head.dense.weight'));
    for (const name of names) assert.match(name, /^(layers\.1|head)\./);
    assert.deepEqual(
      [...session.save().parameters.keys()],
      [...session.weights().keys()].filter((name) => /^(layers\.1|head)\./.test(name)),
    );
  });

  it('trains the head with its own rate', async () => {
    const session = await open(quietOptions);
    const before = structuredClone(session.weights());
    await session.step([batchOf(0, 1, 2, 3)], { ...update(1), learningRate: 0, weightDecay: 0 });
    for (const [name, values] of session.weights()) {
      const isSame = values.every((value, i) => value === before.get(name)![i]);
      assert.equal(isSame, !name.startsWith('head.'), name);
    }
  });

  it('encodes means and a prefix that scores like the tokens', async () => {
    const session = await open({ ...quietOptions, frozenLayers: 1 });
    const input = inputOf([0, 1, 2]);
    const { means, prefix } = await session.encode({ input, meanLayers: [1, 2], prefixLayer: 1 });
    assert.equal(means.length, 3 * 2 * shape.hiddenSize);
    // The second text is one token long: its mean is its row.
    const row = Float64Array.from(prefix!.subarray(4 * 16, 5 * 16), fromHalf);
    expectClose(means.subarray(2 * 16, 3 * 16), row, { absolute: 1e-3 });
    const fromPrefix = await session.predict({ kind: 'prefix', hidden: prefix!, lengths: input.lengths });
    expectClose(fromPrefix, await session.predict(input), { absolute: 5e-3 });
  });

  it('plans less memory where less trains', () => {
    const plan = (frozenLayers: number) =>
      referenceEngine.planMemory({ shape, frozenLayers, lengths: [4, 5] });
    assert.ok(plan(0).stateBytes > plan(1).stateBytes);
    assert.ok(plan(0).workBytes > 0);
  });
});
