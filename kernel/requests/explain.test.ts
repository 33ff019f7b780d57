import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Prediction } from '../../core/contract/kernelAnswer.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

describe('explaining a text', () => {
  it('the weight of a word is what the certainty loses without it', () =>
    withTemporaryFolder(async (folder) => {
      const model = join(folder, 'treino');
      const data = { path: writeSmallSheet(folder, 60) };
      await ask({ kind: 'train', runFolder: model, config: { data, stages: ['baseline'] } });

      const predict = async (text: string): Promise<{ labels: string[]; prediction: Prediction }> => {
        const { answer } = await ask({ kind: 'predict', model, input: { kind: 'texts', texts: [text] } });
        assert.ok(answer?.kind === 'predicted' && answer.predictions[0]);
        return { labels: answer.labels, prediction: answer.predictions[0] };
      };
      const { labels, prediction } = await predict('pede guarda pagamento');
      const label = labels.indexOf(prediction.label);
      const { answer } = await ask({ kind: 'explain', model, text: 'pede guarda pagamento' });
      assert.ok(answer?.kind === 'explained');
      for (const [i, text] of [' guarda pagamento', 'pede  pagamento', 'pede guarda '].entries()) {
        const without = await predict(text);
        const lost = prediction.confidence - (without.prediction.probabilities[label] ?? Number.NaN);
        assert.ok(Math.abs((answer.words[i]?.weight ?? Number.NaN) - lost) < 1e-9);
      }
    })).timeout(30_000);
});
