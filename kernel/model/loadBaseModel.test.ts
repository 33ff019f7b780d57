/** Folders that Python's transformers wrote, loaded and run: ids, hidden states and scores are Python's. */
import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { EngineKind } from '../../core/contract/device.ts';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { encodeText } from '../engines/reference/classifier.ts';
import type { EngineSession, TokenInput } from '../engines/engine.ts';
import { chooseEngine } from '../engines/registry.ts';
import { loadBaseModel } from './loadBaseModel.ts';
import type { BaseModel } from './loadBaseModel.ts';
import { elementCount, parametersOf } from './parameters.ts';
import { readSafetensors } from './readSafetensors.ts';
import { includedModel } from './resolveModelFolder.ts';
import { expectedCases, fixturePath } from './testing/expectedCases.ts';
import type { ExpectedCase } from './testing/expectedCases.ts';
import { writeSafetensors } from './writeSafetensors.ts';

const classifiers = [
  'bert-f32-sharded',
  'bert-bf16',
  'bert-f16-vocabulary',
  'distilbert-f32',
  'distilbert-f16',
  'roberta-f32-vocabulary',
  'roberta-bf16',
  'xlm-roberta-f32',
  'xlm-roberta-f16',
];
const encoders = ['minilm-f32', 'e5-f16', 'bert-gguf', 'xlm-roberta-gguf'];
const labels = ['procedente', 'improcedente', 'outro'];
const load = (source: string, labelCount = 3, seed = 1) => loadBaseModel(source, { labelCount, seed });

function idsOf({ tokenizer }: BaseModel, text: string): number[] {
  return [tokenizer.startId, ...tokenizer.encode(text), tokenizer.endId];
}

/** First row and mean of the last layer, in double precision. */
function hiddenOf({ weights, shape }: BaseModel, ids: readonly number[]) {
  const states = encodeText(Int32Array.from(ids), weights, { shape, layerCount: shape.layerCount });
  const { rows, columns, values } = states[shape.layerCount]!;
  const mean = new Float64Array(columns);
  values.forEach((value, i) => (mean[i % columns]! += value / rows));
  return { firstToken: values.slice(0, columns), mean };
}

async function withSession<T>(
  model: BaseModel,
  kind: EngineKind,
  use: (session: EngineSession) => Promise<T>,
): Promise<T> {
  const engine = await chooseEngine(kind);
  const still = { hiddenDropout: 0, attentionDropout: 0, seed: 0, frozenLayers: 0, trains: false };
  const session = await engine.open(model, { ...still, threads: 1 });
  try {
    return await use(session);
  } finally {
    await session.close();
  }
}

/** All texts of the cases, end to end. */
function inputOf(cases: readonly ExpectedCase[]): TokenInput {
  const tokenIds = Int32Array.from(cases.flatMap(({ ids }) => ids));
  return { kind: 'tokens', tokenIds, lengths: Int32Array.from(cases, ({ ids }) => ids.length) };
}

/** Of the last layer over each text's tokens, by the cpu engine. */
async function meansOf(model: BaseModel, cases: readonly ExpectedCase[]): Promise<Float32Array> {
  const question = { input: inputOf(cases), meanLayers: [model.shape.layerCount] };
  const { means } = await withSession(model, 'cpu', (session) => session.encode(question));
  return means;
}

function assertComplete({ shape, weights }: BaseModel): void {
  const parameters = parametersOf(shape);
  assert.deepEqual([...weights.keys()], parameters.map(({ name }) => name)); // prettier-ignore
  for (const parameter of parameters) {
    assert.equal(weights.get(parameter.name)!.length, elementCount(parameter.shape), parameter.name);
  }
}

describe('loadBaseModel', () => {
  for (const name of classifiers) {
    it(`${name} scores as in Python, on both engines`, async () => {
      const model = await load(fixturePath(name));
      assertComplete(model);
      assert.deepEqual([model.hasHead, model.fresh, model.labels], [true, [], labels]);
      const cases = expectedCases(`${name}/expected.json`);
      for (const kind of ['reference', 'cpu'] as const) {
        const logits = await withSession(model, kind, (session) => session.predict(inputOf(cases)));
        expectClose(logits, cases.flatMap((each) => each.logits!), { absolute: 1e-4, name: kind }); // prettier-ignore
      }
    });
  }

  for (const name of [...classifiers, ...encoders]) {
    it(`${name} encodes as in Python, on both engines`, async () => {
      const model = await load(fixturePath(name));
      assertComplete(model);
      const cases = expectedCases(`${name}/expected.json`);
      for (const { text, ids, mean } of cases) {
        assert.deepEqual(idsOf(model, text), ids, text);
        expectClose(hiddenOf(model, ids).mean, mean, { absolute: 1e-4, name: text });
      }
      expectClose(await meansOf(model, cases), cases.flatMap(({ mean }) => mean), { absolute: 1e-4, name: 'cpu' }); // prettier-ignore
    });
  }

  it('the included model gives the ids and hidden states of PyTorch', async () => {
    const model = await load(includedModel);
    assertComplete(model);
    assert.deepEqual([model.name, model.textPrefix, model.hasHead], [includedModel, 'query: ', false]);
    const cases = expectedCases('included-expected.json');
    for (const { text, ids } of cases) assert.deepEqual(idsOf(model, text), ids, text);
    expectClose(await meansOf(model, cases), cases.flatMap(({ mean }) => mean), { absolute: 1e-4, name: 'means' }); // prettier-ignore
    // The seam gives means only; first tokens come from the reference's own states, slow on longer texts.
    for (const { text, ids, firstToken } of cases.filter((each) => each.ids.length < 12)) {
      expectClose(hiddenOf(model, ids).firstToken, firstToken!, { absolute: 1e-4, name: text });
    }
  });

  it('starts a fresh head, the same for the same seed, where the number of categories differs', async () => {
    const folder = fixturePath('roberta-bf16');
    const [five, again, other] = [await load(folder, 5), await load(folder, 5), await load(folder, 5, 2)];
    assertComplete(five);
    assert.equal(five.hasHead, false);
    assert.deepEqual(five.fresh, [
      'head.dense.weight',
      'head.dense.bias',
      'head.output.weight',
      'head.output.bias',
    ]);
    const weightOf = (model: BaseModel) => model.weights.get('head.output.weight')!;
    assert.deepEqual(weightOf(five), weightOf(again));
    assert.notDeepEqual(weightOf(five), weightOf(other));
    assert.ok(
      weightOf(five).every((value) => Math.abs(value) < 0.2) && weightOf(five).some((value) => value !== 0),
    );
    assert.ok(five.weights.get('head.output.bias')!.every((value) => value === 0));
  });

  it('keeps the pooler that BERT was pretrained with', async () => {
    const model = await load(fixturePath('minilm-f32'), 4);
    assert.deepEqual(model.fresh, ['head.output.weight', 'head.output.bias']);
  });

  it('has one hash for one model wherever it lies, and another when a byte differs', async () => {
    await withTemporaryFolder(async (folder) => {
      const [original, copy] = [fixturePath('distilbert-f32'), join(folder, 'cópia')];
      cpSync(original, copy, { recursive: true });
      const { hash } = await load(original);
      assert.match(hash, /^[0-9a-f]{64}$/);
      assert.equal((await load(copy)).hash, hash);
      const path = join(copy, 'model.safetensors');
      const { tensors, metadata } = await readSafetensors(path);
      tensors.get('classifier.bias')!.data[0] = 0.5;
      await writeSafetensors(path, named(tensors), metadata);
      assert.notEqual((await load(copy)).hash, hash);
    });
  });

  it('reads a bare encoder and the old names of norms', async () => {
    await withTemporaryFolder(async (folder) => {
      cpSync(fixturePath('bert-bf16'), folder, { recursive: true });
      const path = join(folder, 'model.safetensors');
      const { tensors } = await readSafetensors(path);
      const renamed = named(tensors)
        .filter(({ name }) => name.startsWith('bert.') && !name.includes('pooler'))
        .map((tensor) => ({
          ...tensor,
          name: tensor.name.replace('bert.', '').replace('LayerNorm.weight', 'LayerNorm.gamma'),
        })) // prettier-ignore
        .map((tensor) => ({ ...tensor, name: tensor.name.replace('LayerNorm.bias', 'LayerNorm.beta') }));
      await writeSafetensors(path, renamed);
      const [old, modern] = [await load(folder), await load(fixturePath('bert-bf16'))];
      assert.equal(old.fresh.length, 4);
      for (const [name, values] of modern.weights) {
        if (!name.startsWith('head.')) assert.deepEqual(old.weights.get(name), values, name);
      }
    });
  });

  it('stops when told to', async () => {
    const stopped = loadBaseModel(fixturePath('minilm-f32'), {
      labelCount: 2,
      seed: 1,
      signal: AbortSignal.abort(),
    });
    await assert.rejects(stopped, { name: 'AbortError' });
  });
});

function named(tensors: Awaited<ReturnType<typeof readSafetensors>>['tensors']) {
  return [...tensors].map(([name, tensor]) => ({ name, ...tensor }));
}
