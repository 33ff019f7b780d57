/** Exports of every kind of model score as the product does; what cannot be exported leaves nothing behind. */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { longTextHandlings } from '../../core/contract/trainingParameters.ts';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { InferenceSession, Tensor } from '../engines/cpu/runtime.ts';
import { loadBaseModel } from '../model/loadBaseModel.ts';
import { readFineTuned } from '../scoring/fineTunedFolder.ts';
import { asTrained } from '../scoring/asTrained.ts';
import { openModel } from '../scoring/openModel.ts';
import { predictionsOf } from '../scoring/predictions.ts';
import { checkOnnxSize } from './checkOnnxSize.ts';
import { exportModel } from './exportModel.ts';
import {
  deliverBaseline,
  deliverFineTuned,
  deliverInstant,
  exampleTexts,
  labels,
} from './testing/deliverModels.ts';
import type { FactChanges } from './testing/deliverModels.ts';
import { linkPackages, scoreWithNode } from './testing/scoreExported.ts';

const formats = ['huggingFace', 'onnx'] as const;
const close = { absolute: 1e-4, name: 'scores' };

/** The product's own scores and predictions. */
async function scored(folder: string) {
  const { manifest, scorer } = await openModel(folder, { engine: 'reference', threads: 1 });
  const logits = await scorer.score(exampleTexts);
  await scorer.close();
  return { logits, predictions: predictionsOf(logits, manifest) };
}

/** Delivers, exports, and compares score.mjs with the product. */
async function checkScript(deliver: (folder: string) => Promise<unknown>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const [model, output] = [join(folder, 'modelo'), join(folder, 'saída')];
    await deliver(model);
    await exportModel({ modelFolder: model, output, formats });
    const { logits, predictions } = await scored(model);
    await linkPackages(output);
    const lines = await scoreWithNode(output, exampleTexts);
    expectClose(
      lines.flatMap(({ scores }) => scores),
      logits,
      close,
    );
    assert.deepEqual(
      lines.map(({ category, needsReview }) => [category, needsReview]),
      predictions.map(({ label, needsReview }) => [label, needsReview]),
    );
    const spread = Math.max(...logits) - Math.min(...logits);
    assert.ok(spread > 0.01, `scores differ by ${spread} only: nothing was compared`);
  });
}

describe('exportModel', () => {
  const fixtures = [
    'bert-f16-vocabulary',
    'minilm-f32',
    'distilbert-f32',
    'roberta-f32-vocabulary',
    'xlm-roberta-f32',
  ];

  for (const fixture of fixtures) {
    it(`writes an ONNX file that scores padded batches of ${fixture} as the engine does`, () =>
      withTemporaryFolder(async (folder) => {
        await deliverFineTuned(join(folder, 'modelo'), fixture);
        await exportModel({
          modelFolder: join(folder, 'modelo'),
          output: join(folder, 'saída'),
          formats: ['onnx'],
        });
        const { logits } = await scored(join(folder, 'modelo'));
        expectClose(await scoreBatch(folder), logits, close);
      }));

    it(`writes a folder of ${fixture} that the loader reads back`, () =>
      withTemporaryFolder(async (folder) => {
        await deliverFineTuned(join(folder, 'modelo'), fixture);
        const { shape, weights } = await readFineTuned(join(folder, 'modelo'));
        await exportModel({ modelFolder: join(folder, 'modelo'), output: join(folder, 'saída'), formats });
        const found = await loadBaseModel(join(folder, 'saída'), { labelCount: labels.length, seed: 0 });
        assert.deepEqual(found.shape, shape);
        assert.deepEqual(found.labels, labels);
        assert.deepEqual(found.fresh, []);
        assert.equal(found.textPrefix, 'query: ');
        assert.deepEqual(found.weights, weights);
      }));
  }

  const kinds: readonly [string, FactChanges][] = longTextHandlings.map((longText) => [
    longText,
    { longText },
  ]);
  for (const [name, changes] of kinds) {
    it(`writes a script that scores a fine-tuned model as the product does (${name})`, () =>
      checkScript((folder) => deliverFineTuned(folder, 'xlm-roberta-f32', changes)));

    it(`writes a script that scores an instant model as the product does (${name})`, () =>
      checkScript((folder) => deliverInstant(folder, 'minilm-f32', changes)));
  }

  it('writes a script that scores a baseline as the product does', () => checkScript(deliverBaseline));

  it('writes scripts that refuse texts with personal data in sight for a model of masked texts', () =>
    withTemporaryFolder(async (folder) => {
      const [model, output] = [join(folder, 'modelo'), join(folder, 'saída')];
      await deliverBaseline(model, { masking: [['cpf'], ['cpf', 'person']] });
      await exportModel({ modelFolder: model, output, formats });
      await linkPackages(output);
      await assert.rejects(
        scoreWithNode(output, ['texto']),
        (error) =>
          error instanceof Error &&
          /\(CPF, PESSOA\)[^]*não os troca[^]*does not put them in[^]*--already-masked/u.test(error.message),
      );
      const text = 'JUNTADA 7 de [PESSOA 15] e [PESSOA 12], CPF [CPF 15], por [PESSOA 15]';
      const [found] = await scoreWithNode(output, ['--already-masked', text]);
      const { manifest, scorer } = await openModel(model, { engine: 'reference', threads: 1 });
      const logits = await scorer.score(asTrained([text], manifest));
      const unnumbered = await scorer.score([text]);
      await scorer.close();
      expectClose(found?.scores ?? [], logits, close);
      assert.notDeepEqual(unnumbered, logits);
    }));

  it('names every file it wrote, and tells the prefix and the window in README.md', () =>
    withTemporaryFolder(async (folder) => {
      await deliverFineTuned(join(folder, 'modelo'), 'bert-f16-vocabulary');
      const output = join(folder, 'saída');
      const files = await exportModel({ modelFolder: join(folder, 'modelo'), output, formats });
      assert.deepEqual(files, [
        'README.md',
        'config.json',
        'model.safetensors',
        'onnx/model.onnx',
        'score.mjs',
        'score.py',
        'scoring.json',
        'tokenizer.json',
        'tokenizer_config.json',
      ]);
      const card = await readFile(join(output, 'README.md'), 'utf8');
      assert.match(card, /Feito com BERT Training Workbench 0\.0\.0 em/u);
      for (const words of ['`query: `', 'no máximo 16', '16 tokens at a time', ...labels])
        assert.ok(card.includes(words), words);
    }));

  it('does not offer hubs a model for their pipelines that only its script can run', () =>
    withTemporaryFolder(async (folder) => {
      for (const [deliver, isWhole] of [
        [deliverBaseline, false],
        [(path: string) => deliverFineTuned(path, 'bert-f16-vocabulary'), true],
      ] as const) {
        const [modelFolder, output] = [join(folder, `modelo ${isWhole}`), join(folder, `saída ${isWhole}`)];
        await deliver(modelFolder);
        await exportModel({ modelFolder, output, formats });
        const card = await readFile(join(output, 'README.md'), 'utf8');
        assert.equal(card.includes('pipeline_tag'), isWhole);
      }
    }));

  it('refuses a folder that holds something, and a folder that is no model', () =>
    withTemporaryFolder(async (folder) => {
      const [model, output] = [join(folder, 'modelo'), join(folder, 'saída')];
      await assert.rejects(exportModel({ modelFolder: model, output, formats }), (error) =>
        isAppError(error, 'model.not_found'),
      );
      await deliverBaseline(model);
      await mkdir(output);
      await writeFile(join(output, 'meu.txt'), 'x');
      await assert.rejects(exportModel({ modelFolder: model, output, formats }), (error) =>
        isAppError(error, 'folder.not_empty'),
      );
      assert.deepEqual(await readdir(folder), ['modelo', 'saída']);
      assert.deepEqual(await readdir(output), ['meu.txt']);
    }));

  it('refuses ONNX for more weights than its format holds', () => {
    checkOnnxSize([{ byteLength: 1.9e9 }]);
    assert.throws(
      () => {
        checkOnnxSize([{ byteLength: 1.9e9 }, { byteLength: 0.4e9 }]);
      },
      (error) => isAppError(error, 'model.too_large_for_onnx'),
    );
  });
});

/** All texts as one batch, padded on the right, through onnxruntime alone. */
async function scoreBatch(folder: string): Promise<Float32Array> {
  const { tokenizer } = await readFineTuned(join(folder, 'modelo'));
  const windows = exampleTexts.map((text) => {
    return [tokenizer.startId, ...tokenizer.encode(`query: ${text}`).slice(0, 14), tokenizer.endId];
  });
  const width = Math.max(...windows.map((ids) => ids.length));
  const tensor = (valueAt: (ids: readonly number[], i: number) => number) => {
    const values = windows.flatMap((ids) => Array.from({ length: width }, (_, i) => BigInt(valueAt(ids, i))));
    return new Tensor('int64', BigInt64Array.from(values), [windows.length, width]);
  };
  const inputs: Record<string, Tensor> = {
    input_ids: tensor((ids, i) => ids[i] ?? tokenizer.padId),
    attention_mask: tensor((ids, i) => (i < ids.length ? 1 : 0)),
    token_type_ids: tensor(() => 0),
  };
  const session = await InferenceSession.create(join(folder, 'saída', 'onnx', 'model.onnx'));
  const feeds = Object.fromEntries(session.inputNames.map((name) => [name, inputs[name]!]));
  const { logits } = await session.run(feeds);
  await session.release();
  return Float32Array.from(logits!.data as Float32Array);
}
