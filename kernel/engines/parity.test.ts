/**
 * Every engine on this machine against PyTorch (fixtures/make_goldens.py) and against the reference engine:
 * scores, losses, gradient norms and weights of whole training steps.
 */
import { describe, it } from 'mocha';
import { engineKinds } from '../../core/contract/device.ts';
import type { EngineKind } from '../../core/contract/device.ts';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { skip } from '../../tools/testing/skip.ts';
import type { Engine, EngineSession, LabelledBatch, OpenOptions, TokenInput } from './engine.ts';
import { fromHalf } from './halfPrecision.ts';
import { referenceEngine } from './reference/referenceEngine.ts';
import { chooseEngine } from './registry.ts';
import { quietOptions } from './testing/quietOptions.ts';
import { randomFloatWeights } from './testing/randomWeights.ts';
import { readGoldenChanges, readGoldens } from './testing/readGoldens.ts';
import type { Golden } from './testing/readGoldens.ts';

interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/** What engines of one precision may differ by. Changes of weights are stored with a relative error of 2⁻¹¹. */
interface Tolerances {
  readonly logits: Tolerance;
  readonly loss: Tolerance;
  readonly norm: Tolerance;
  readonly change: Tolerance;
}

const single: Tolerances = {
  logits: { absolute: 2e-5, relative: 2e-5 },
  loss: { absolute: 1e-6, relative: 1e-5 },
  norm: { absolute: 1e-6, relative: 2e-5 },
  // Adam magnifies the rounding of gradients that almost vanish: 3e-5 was seen where a step of the head is 4e-3.
  change: { absolute: 8e-5, relative: 6e-4 },
};

const tolerances: Readonly<Record<EngineKind, Tolerances>> = {
  reference: {
    logits: { absolute: 1e-6, relative: 1e-6 },
    loss: { absolute: 1e-7, relative: 1e-6 },
    norm: { absolute: 1e-7, relative: 1e-6 },
    change: { absolute: 1e-6, relative: 5e-4 },
  },
  cpu: single,
  cuda: single,
};

function open(engine: Engine, { shape, seed, frozenLayers }: Golden, options?: Partial<OpenOptions>) {
  const weights = randomFloatWeights(shape, seed);
  return engine.open({ shape, weights }, { ...quietOptions, frozenLayers, ...options });
}

function inputOf(texts: readonly number[][]): TokenInput {
  const lengths = Int32Array.from(texts, (text) => text.length);
  return { kind: 'tokens', tokenIds: Int32Array.from(texts.flat()), lengths };
}

/** The texts as two micro-batches of one step. */
function microBatchesOf({ texts, labels, weights }: Golden): LabelledBatch[] {
  return [[0, 5] as const, [5, texts.length] as const].map((part) => ({
    input: inputOf(texts.slice(...part)),
    labels: Int32Array.from(labels.slice(...part)),
    weights: Float32Array.from(weights.slice(...part)),
  }));
}

async function train(session: EngineSession, golden: Golden, updates = golden.updates) {
  const results = [];
  for (const update of updates) results.push(await session.step(microBatchesOf(golden), update));
  return { losses: results.map(({ loss }) => loss), gradNorms: results.map(({ gradNorm }) => gradNorm) };
}

/** The first moments after one step are a tenth of the clipped gradients. */
function gradientNormsOf(session: EngineSession, gradNorm: number, clipNorm: number): Map<string, number> {
  const scale = 0.1 * Math.min(1, clipNorm / gradNorm);
  const moments = [...session.save().firstMoments];
  return new Map(moments.map(([name, m]) => [name, Math.hypot(...m) / scale]));
}

/** A key's bias shifts all scores of a row alike: its gradient is zero but for rounding, which Adam then magnifies. */
function isDeterminate(name: string): boolean {
  return !name.endsWith('attention.key.bias');
}

const goldens = await readGoldens();

for (const kind of engineKinds) {
  // An engine that is there but cannot be loaded fails each of its tests, not this file.
  const found = await chooseEngine(kind).catch(asError);
  describe(`${kind} engine`, () => {
    if (isAppError(found, 'engine.unavailable')) {
      it('computes what PyTorch does', function () {
        skip(this, found.params.reason);
      });
      return;
    }
    const engineOf = () => {
      if (found instanceof Error) throw found;
      return found;
    };
    const { logits, loss, norm, change } = tolerances[kind];

    for (const golden of goldens) {
      it(`scores ${golden.name} as PyTorch does`, async () => {
        const session = await open(engineOf(), golden, { trains: false });
        const scores = await session.predict(inputOf(golden.texts));
        await session.close();
        expectClose(scores, golden.logitsBefore, { ...logits, name: 'logits' });
      });

      it(`trains ${golden.name} as PyTorch does`, async () => {
        const session = await open(engineOf(), golden);
        const initial = structuredClone(session.weights());
        const { losses, gradNorms } = await train(session, golden);
        expectClose(losses, golden.losses, { ...loss, name: 'losses' });
        expectClose(gradNorms, golden.gradNorms, { ...norm, name: 'gradient norms' });
        const scores = await session.predict(inputOf(golden.texts));
        expectClose(scores, golden.logitsAfter, { ...logits, name: 'logits after training' });
        const after = session.weights();
        for (const [name, expected] of await readGoldenChanges(golden.name)) {
          const start = initial.get(name)!;
          const actual = Float64Array.from(after.get(name)!, (value, i) => value - start[i]!);
          if (!isDeterminate(name)) continue;
          expectClose(actual, expected, { ...change, name: `change of ${name}` });
          expectClose([distance(actual, expected)], [0], { absolute: 1e-3, name: `distance of ${name}` });
        }
        await session.close();
      });

      it(`has PyTorch's gradient of every tensor of ${golden.name}`, async () => {
        const session = await open(engineOf(), golden);
        const update = golden.updates[0]!;
        const { gradNorm } = await session.step(microBatchesOf(golden), update);
        const norms = gradientNormsOf(session, gradNorm, update.clipNorm);
        await session.close();
        const names = Object.keys(golden.firstGradientNorms);
        const actual = names.map((name) => norms.get(name) ?? Number.NaN);
        expectClose(actual, Object.values(golden.firstGradientNorms), { ...norm, name: 'norms of tensors' });
      });
    }

    if (kind !== 'reference') comparedWithReference(engineOf, tolerances[kind]);
  });
}

/** Euclidean distance, relative to the length of what is expected. */
function distance(actual: Float64Array, expected: Float64Array): number {
  return Math.hypot(...actual.map((value, i) => value - expected[i]!)) / Math.hypot(...expected);
}

function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  throw error;
}

/** What PyTorch has no word for: our dropout stream, cached prefixes, encodings. */
function comparedWithReference(engineOf: () => Engine, { loss, norm, logits }: Tolerances): void {
  const whole = goldens[0]!;
  const frozen = goldens.find(({ frozenLayers }) => frozenLayers > 0)!;

  for (const golden of goldens) {
    it(`drops the same elements of ${golden.name} as the reference engine`, async () => {
      const [actual, expected] = await onBoth(engineOf(), {
        golden,
        options: { hiddenDropout: 0.2, attentionDropout: 0.1 },
        work: (session) => train(session, golden, golden.updates.slice(0, 2)),
      });
      expectClose(actual.losses, expected.losses, { ...loss, name: 'losses' });
      expectClose(actual.gradNorms, expected.gradNorms, { ...norm, name: 'gradient norms' });
    });
  }

  it('encodes as the reference engine does', async () => {
    const question = { input: inputOf(whole.texts), meanLayers: [1, 2], firstTokens: true };
    const [actual, expected] = await onBoth(engineOf(), {
      golden: whole,
      work: async (session) => structuredClone(await session.encode(question)),
    });
    expectClose(actual.means, expected.means, { ...logits, name: 'means' });
    const first = ({ firstTokens }: typeof actual) => Float64Array.from(firstTokens!, fromHalf);
    expectClose(first(actual), first(expected), { absolute: 2e-3, name: 'first tokens' });
  });

  it('trains from the cached prefix as the reference engine does', async () => {
    const [actual, expected] = await onBoth(engineOf(), {
      golden: frozen,
      work: (session) => trainFromPrefix(session, frozen),
    });
    // Half precision rounds some values of the two prefixes to different neighbours.
    expectClose(actual, expected, { absolute: 1e-4, relative: 1e-3, name: 'losses' });
  });
}

/** The same work on the engine and on the reference engine. */
async function onBoth<T>(engine: Engine, { golden, options, work }: Work<T>): Promise<[T, T]> {
  const run = async (each: Engine) => {
    const session = await open(each, golden, options);
    const result = await work(session);
    await session.close();
    return result;
  };
  return [await run(engine), await run(referenceEngine)];
}

interface Work<T> {
  readonly golden: Golden;
  readonly options?: Partial<OpenOptions>;
  readonly work: (session: EngineSession) => Promise<T>;
}

async function trainFromPrefix(
  session: EngineSession,
  { texts, labels, weights, updates, frozenLayers }: Golden,
) {
  const encoding = await session.encode({ input: inputOf(texts), meanLayers: [], prefixLayer: frozenLayers });
  const batch: LabelledBatch = {
    input: { kind: 'prefix', hidden: encoding.prefix!.slice(), lengths: inputOf(texts).lengths },
    labels: Int32Array.from(labels),
    weights: Float32Array.from(weights),
  };
  const losses = [];
  for (const update of updates) losses.push((await session.step([batch], update)).loss);
  return losses;
}
