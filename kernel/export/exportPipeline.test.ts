/** Exports in @huggingface/transformers; needs BERT_PEER_TRANSFORMERS_JS, a folder in which that package was installed. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openModel } from '../scoring/openModel.ts';
import { predictionsOf } from '../scoring/predictions.ts';
import { exportModel } from './exportModel.ts';
import { deliverFineTuned } from './testing/deliverModels.ts';
import { scoreWithPipeline } from './testing/scoreWithPipeline.ts';

/** One of every family, with every kind of tokenizer. */
const fixtures = ['bert-f32-sharded', 'distilbert-f16', 'roberta-bf16', 'xlm-roberta-f16'];

/** Texts that the model reads whole: that library cuts longer ones without the mark at their end, and the model card says so. */
const shortTexts = ['ótimo', 'JUNTADA de réu', 'The motion!', 'citação'];

/** Delivers and exports; gives the export's folder and what the product itself says. */
async function exported(folder: string, fixture: string) {
  const [model, output] = [join(folder, 'modelo'), join(folder, 'saida')];
  await deliverFineTuned(model, fixture, { maxLength: 40 });
  await exportModel({ modelFolder: model, output, formats: ['onnx'] });
  const { scorer, manifest } = await openModel(model, { engine: 'reference', threads: 1 });
  const logits = await scorer.score(shortTexts);
  await scorer.close();
  return { output, logits, labels: predictionsOf(logits, manifest).map(({ label }) => label) };
}

describe('exports in @huggingface/transformers', function () {
  this.timeout(120_000);

  it('the pipeline runs the ONNX file of every family and scores as the product does', async function () {
    const home =
      process.env['BERT_PEER_TRANSFORMERS_JS'] ??
      skip(this, 'BERT_PEER_TRANSFORMERS_JS names no folder with @huggingface/transformers');
    await withTemporaryFolder(async (folder) => {
      const expected = await Promise.all(fixtures.map((fixture) => exported(join(folder, fixture), fixture)));
      const found = await scoreWithPipeline(home, {
        folders: expected.map(({ output }) => output),
        texts: shortTexts.map((text) => `query: ${text}`),
      });
      assert.equal(found.length, fixtures.length);
      for (const [i, { labels, logits }] of expected.entries()) {
        const answer = found[i]!;
        expectClose(answer.logits, logits, { absolute: 1e-4, name: fixtures[i] ?? '' });
        assert.deepEqual(answer.labels, labels);
      }
    });
  });
});
