/** The session: every architecture as the reference engine has it, texts apart, micro-batches, resuming, determinism. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isAppError } from '../../../core/contract/errors/appError.ts';
import { expectClose } from '../../../tools/testing/expectClose.ts';
import type { ModelShape } from '../../model/modelShape.ts';
import type { EngineSession, TokenInput } from '../engine.ts';
import { fromHalf } from '../halfPrecision.ts';
import { referenceEngine } from '../reference/referenceEngine.ts';
import { quietOptions } from '../testing/quietOptions.ts';
import { randomFloatWeights } from '../testing/randomWeights.ts';
import { batchOf, inputOf, openSmall, smallShape, updateOf } from './testing/smallModel.ts';

const noisy = { hiddenDropout: 0.1, attentionDropout: 0.1 };

const architectures: Record<string, Partial<ModelShape>> = {
  'heads of 32': {},
  'heads of 64': { headCount: 1 },
  'heads of 16, no multiple of eight between': { hiddenSize: 48, headCount: 3, intermediateSize: 52 },
  'one layer': { layerCount: 1 },
  'the tanh form of gelu': { activation: 'geluTanh' },
  'relu in layers and head': { activation: 'relu', headActivation: 'relu' },
  'no token types': { typeCount: 0 },
  'one token type and shifted positions': { typeCount: 1, positionOffset: 2, positionCount: 42 },
  'a large epsilon': { normEpsilon: 1e-3 },
  'two categories': { labelCount: 2 },
  'many categories': { labelCount: 77 },
};

function snapshot(session: EngineSession) {
  return structuredClone(session.save());
}

describe('CPU session', () => {
  for (const [name, change] of Object.entries(architectures)) {
    it(`trains like the reference engine with ${name}`, async () => {
      const shape = { ...smallShape, ...change };
      const options = { ...quietOptions, ...noisy };
      const [reference, cpu] = [
        await referenceEngine.open({ shape, weights: randomFloatWeights(shape, 1) }, options),
        await openSmall(noisy, shape),
      ];
      for (let step = 1; step <= 2; step++) {
        const batch = batchOf([6, 3, 9, 3, 1, 4], { seed: step });
        const clamped = { ...batch, labels: batch.labels.map((label) => label % shape.labelCount) };
        const expected = await reference.step([clamped], updateOf(step));
        const actual = await cpu.step([clamped], updateOf(step));
        const [a, e] = [
          [actual.loss, actual.gradNorm],
          [expected.loss, expected.gradNorm],
        ];
        expectClose(a, e, { relative: 2e-5, name: 'loss and norm' });
      }
      const scores = await cpu.predict(inputOf([5, 2, 8]));
      expectClose(scores, await reference.predict(inputOf([5, 2, 8])), { absolute: 2e-4, name: 'scores' });
      await cpu.close();
    });
  }

  it('scores a text the same in whatever company', async () => {
    const session = await openSmall({ trains: false });
    const alone = new Map<number, Float32Array>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 }),
        async (lengths) => {
          // The first text is always the same; the others change.
          const first = inputOf([lengths[0]!]);
          const known = alone.get(lengths[0]!) ?? (await session.predict(first));
          alone.set(lengths[0]!, known);
          const others = inputOf(lengths, 7);
          const tokenIds = others.tokenIds.slice();
          tokenIds.set(first.tokenIds);
          const together = await session.predict({ ...others, tokenIds });
          expectClose(together.subarray(0, 3), known, { absolute: 1e-6, name: 'scores' });
        },
      ),
      { numRuns: 60 },
    );
    await session.close();
  });

  it('encodes a text the same in whatever company', async () => {
    const session = await openSmall({ trains: false });
    const question = (input: TokenInput) => ({ input, meanLayers: [1, 3], prefixLayer: 2 });
    const size = 2 * smallShape.hiddenSize;
    const lengthsOf = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(lengthsOf, fc.nat(), async (lengths, place) => {
        // One of the texts; the others, before and behind it, are its company.
        const chosen = place % lengths.length;
        const before = lengths.slice(0, chosen).reduce((sum, length) => sum + length, 0);
        const input = inputOf(lengths);
        const own = input.tokenIds.slice(before, before + lengths[chosen]!);
        const together = structuredClone(await session.encode(question(input)));
        const alone = await session.encode(
          question({ kind: 'tokens', tokenIds: own, lengths: Int32Array.of(own.length) }),
        );
        const means = together.means.subarray(chosen * size, (chosen + 1) * size);
        // Other sizes of matrix products add in another order: a few units in the last place of float32.
        expectClose(means, alone.means, { absolute: 3e-6, name: 'means' });
        const from = before * smallShape.hiddenSize;
        const rows = together.prefix!.subarray(from, from + alone.prefix!.length);
        expectClose(Float64Array.from(rows, fromHalf), Float64Array.from(alone.prefix!, fromHalf), {
          absolute: 1e-6,
          relative: 1e-3,
          name: 'prefix',
        });
        const words = lengths.reduce((sum, length) => sum + length, 0);
        assert.equal(together.prefix!.length, words * smallShape.hiddenSize);
      }),
      { numRuns: 60 },
    );
    await session.close();
  });

  it('has the same prefix, bit for bit, whether or not it goes on to the layers above', async () => {
    const session = await openSmall({ trains: false });
    const input = inputOf([17, 3, 40, 1]);
    for (const prefixLayer of [1, 2]) {
      const whole = structuredClone(
        await session.encode({ input, meanLayers: [2, 3], prefixLayer, firstTokens: true }),
      );
      const alone = await session.encode({ input, meanLayers: [], prefixLayer });
      assert.equal(alone.firstTokens, undefined);
      assert.deepEqual(alone.prefix, whole.prefix);
    }
    await session.close();
  });

  it('gets the same from micro-batches as from one batch', async () => {
    const [whole, parts] = [await openSmall(), await openSmall()];
    for (let step = 1; step <= 2; step++) {
      const all = batchOf([8, 5, 30, 2]);
      const { tokenIds } = all.input as ReturnType<typeof inputOf>;
      const cut = (from: number, to: number, words: [number, number]) => ({
        input: {
          kind: 'tokens' as const,
          tokenIds: tokenIds.slice(...words),
          lengths: all.input.lengths.slice(from, to),
        },
        labels: all.labels.slice(from, to),
        weights: all.weights.slice(from, to),
      });
      const one = await whole.step([all], updateOf(step));
      const two = await parts.step([cut(0, 2, [0, 13]), cut(2, 4, [13, 45])], updateOf(step));
      expectClose([two.loss, two.gradNorm], [one.loss, one.gradNorm], {
        relative: 1e-5,
        name: 'loss and norm',
      });
    }
    const weights = parts.weights();
    for (const [name, values] of whole.weights()) {
      // Adam turns the rounding of a key's bias, whose gradient is zero, into steps.
      if (name.endsWith('key.bias')) continue;
      expectClose(weights.get(name)!, values, { absolute: 4e-4, name });
    }
    await whole.close();
    await parts.close();
  });

  it('goes on to the bit when steps of one and of several micro-batches take turns', async () => {
    const several = [batchOf([8, 5], { share: 0.5 }), batchOf([3, 9], { seed: 2, share: 0.5 })];
    const one = [batchOf([4, 4, 7], { seed: 3 })];
    const straight = await openSmall(noisy);
    await straight.step(several, updateOf(1));
    const saved = snapshot(straight);
    const expected = await straight.step(one, updateOf(2));
    const resumed = await openSmall(noisy);
    resumed.load(saved);
    // This session never had several micro-batches: its graph writes gradients instead of adding to them.
    assert.deepEqual(await resumed.step(one, updateOf(2)), expected);
    assert.deepEqual(snapshot(resumed), snapshot(straight));
    await straight.close();
    await resumed.close();
  });

  for (const frozenLayers of [0, 1, 2, 3]) {
    it(`resumes from a saved state to the bit with ${frozenLayers} layers frozen`, async () => {
      const options = { ...noisy, frozenLayers };
      const straight = await openSmall(options);
      const before = structuredClone(straight.weights());
      for (let step = 1; step <= 2; step++)
        await straight.step([batchOf([8, 5], { seed: step })], updateOf(step));
      const saved = snapshot(straight);
      await straight.predict(inputOf([4]));
      const expected = [];
      for (let step = 3; step <= 4; step++) {
        expected.push(await straight.step([batchOf([9, 5, 5], { seed: step })], updateOf(step)));
      }
      const resumed = await openSmall(options);
      resumed.load(saved);
      for (let step = 3; step <= 4; step++) {
        const result = await resumed.step([batchOf([9, 5, 5], { seed: step })], updateOf(step));
        assert.deepEqual(result, expected[step - 3]);
      }
      assert.deepEqual(snapshot(resumed), snapshot(straight));
      for (const [name, values] of straight.weights()) {
        const isFrozen = !saved.parameters.has(name);
        assert.equal(
          values.every((value, i) => value === before.get(name)![i]),
          isFrozen,
          name,
        );
      }
      await straight.close();
      await resumed.close();
    });

    if (frozenLayers === 0) continue;
    it(`trains from a cached prefix of ${frozenLayers} layers as from tokens, but for half precision`, async () => {
      const [tokens, cached] = [await openSmall({ frozenLayers }), await openSmall({ frozenLayers })];
      const batch = batchOf([7, 2, 12, 12, 1]);
      const { lengths } = batch.input;
      const question = { input: inputOf([...lengths]), meanLayers: [], prefixLayer: frozenLayers };
      const { prefix } = structuredClone(await cached.encode(question));
      const input = { kind: 'prefix', hidden: prefix!, lengths } as const;
      const expected = await tokens.step([batch], updateOf(1));
      const actual = await cached.step([{ ...batch, input }], updateOf(1));
      expectClose([actual.loss, actual.gradNorm], [expected.loss, expected.gradNorm], {
        relative: 2e-2,
        name: 'loss',
      });
      const scores = await tokens.predict(question.input);
      expectClose(await cached.predict(input), scores, { absolute: 2e-2, name: 'scores' });
      await tokens.close();
      await cached.close();
    });
  }

  it('gives the same bits in two processes', async () => {
    const program = join(fileURLToPath(new URL('.', import.meta.url)), 'testing', 'trainAndHash.ts');
    const run = promisify(execFile);
    const [a, b] = await Promise.all([1, 2].map(() => run(process.execPath, ['--import', 'tsx', program])));
    assert.match(a!.stdout, /^[0-9a-f]{64}\n$/);
    assert.equal(a!.stdout, b!.stdout);
  });

  it('fails with a code when a word is not in the vocabulary', async () => {
    const session = await openSmall({ trains: false });
    const input = {
      kind: 'tokens',
      tokenIds: Int32Array.of(1, smallShape.vocabularySize),
      lengths: Int32Array.of(2),
    } as const;
    await assert.rejects(session.predict(input), (error: unknown) => isAppError(error, 'engine.failed'));
    assert.ok((await session.predict(inputOf([3]))).every(Number.isFinite));
    await session.close();
  });

  it('samples the processor', async () => {
    const session = await openSmall({ trains: false });
    await session.predict(inputOf([40, 40, 40]));
    const [sample] = session.sampleDevice();
    assert.equal(sample?.kind, 'cpu');
    assert.ok(sample.usedMemoryMiB > 0 && sample.usedMemoryMiB < sample.totalMemoryMiB);
    await session.close();
  });
});
