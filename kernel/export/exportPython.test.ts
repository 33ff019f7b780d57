/** Exports in Python's transformers itself; needs BERT_PEER_PYTHON, an interpreter with torch and transformers. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Context } from 'mocha';
import { expectClose } from '../../tools/testing/expectClose.ts';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { openModel } from '../scoring/openModel.ts';
import { exportModel } from './exportModel.ts';
import {
  deliverBaseline,
  deliverFineTuned,
  deliverInstant,
  exampleTexts,
  labels,
} from './testing/deliverModels.ts';
import { scoreWithPython, scoreWithTransformers } from './testing/scoreExported.ts';

function pythonOf(context: Context): string {
  return (
    process.env['BERT_PEER_PYTHON'] ?? skip(context, 'BERT_PEER_PYTHON names no Python with transformers')
  );
}

/** Delivers and exports for Python; gives the export's folder and the product's own scores. */
async function exported(folder: string, deliver: (folder: string) => Promise<unknown>) {
  const [model, output] = [join(folder, 'modelo'), join(folder, 'saída')];
  await deliver(model);
  await exportModel({ modelFolder: model, output, formats: ['huggingFace'] });
  const { scorer } = await openModel(model, { engine: 'reference', threads: 1 });
  const logits = await scorer.score(exampleTexts);
  await scorer.close();
  return { output, logits };
}

const architectures: Readonly<Record<string, string>> = {
  'bert-f32-sharded': 'BertForSequenceClassification',
  'bert-f16-vocabulary': 'BertForSequenceClassification',
  'distilbert-f16': 'DistilBertForSequenceClassification',
  'roberta-bf16': 'RobertaForSequenceClassification',
  'roberta-f32-vocabulary': 'RobertaForSequenceClassification',
  'xlm-roberta-f16': 'XLMRobertaForSequenceClassification',
  'e5-f16': 'BertForSequenceClassification',
};

const deliveries: Readonly<Record<string, (folder: string) => Promise<unknown>>> = {
  'a fine-tuned model': (folder) => deliverFineTuned(folder, 'xlm-roberta-f32', { longText: 'chunks' }),
  'a fine-tuned model that reads start and end': (folder) =>
    deliverFineTuned(folder, 'bert-bf16', { longText: 'startEnd' }),
  'an instant model': (folder) => deliverInstant(folder, 'minilm-f32', { longText: 'chunks' }),
  'a baseline': deliverBaseline,
};

describe('exports in Python', function () {
  // Each interpreter imports torch anew.
  this.timeout(180_000);

  it('the Auto classes load and score every architecture as the product does', async function () {
    const python = pythonOf(this);
    await withTemporaryFolder(async (folder) => {
      const expected = new Map<string, Awaited<ReturnType<typeof exported>>>();
      for (const fixture of Object.keys(architectures)) {
        expected.set(
          fixture,
          await exported(join(folder, fixture), (model) => deliverFineTuned(model, fixture)),
        );
      }
      const folders = [...expected.values()].map(({ output }) => output);
      const texts = exampleTexts.map((text) => `query: ${text}`);
      const found = await scoreWithTransformers(python, { folders, texts });
      assert.equal(found.length, folders.length);
      for (const [i, [fixture, { logits }]] of [...expected].entries()) {
        const answer = found[i]!;
        assert.equal(answer.architecture, architectures[fixture]);
        assert.deepEqual(answer.labels, labels);
        expectClose(answer.logits, logits, { absolute: 1e-4, name: fixture });
      }
    });
  });

  for (const [name, deliver] of Object.entries(deliveries)) {
    it(`score.py scores ${name} as the product does`, async function () {
      const python = pythonOf(this);
      await withTemporaryFolder(async (folder) => {
        const { output, logits } = await exported(folder, deliver);
        const lines = await scoreWithPython(python, output, exampleTexts);
        const scores = lines.flatMap((line) => line.scores);
        expectClose(scores, logits, { absolute: 1e-4, name: 'scores' });
      });
    });
  }
});
