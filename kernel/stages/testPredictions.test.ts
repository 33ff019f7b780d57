import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { runRecordSchema } from '../../core/contract/runRecord.ts';
import { splitSchema } from '../../core/contract/dataset.ts';
import { testPredictionSchema } from '../../core/contract/testPrediction.ts';
import { computeScores } from '../../core/training/scores.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

describe('the answers that a run keeps', () => {
  it('are those its scores are of, one for each row of the test part, without a word of a text', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 120);
      const runFolder = join(folder, 'treino');
      await ask({ kind: 'train', runFolder, config: { data: { path }, stages: ['baseline'] } });
      const read = (file: string) => readFileSync(join(runFolder, file), 'utf8');
      const text = read('test-predictions.jsonl');
      const predictions = text
        .trimEnd()
        .split('\n')
        .map((line) => testPredictionSchema.strict().parse(JSON.parse(line)));
      const { test } = splitSchema.parse(JSON.parse(read('split.json')));
      assert.deepEqual(
        predictions.map(({ row }) => row),
        test,
      );
      const { evaluation } = runRecordSchema.parse(JSON.parse(read('run.json')));
      const labels = evaluation?.test.labels.map(({ label }) => label) ?? [];
      const scores = computeScores({
        truth: predictions.map(({ truth }) => labels.indexOf(truth)),
        predicted: predictions.map(({ predicted }) => labels.indexOf(predicted)),
        labels,
      });
      assert.deepEqual(scores.confusion, evaluation?.test.confusion);
      for (const word of ['autor', 'autos', 'dívida', 'guarda', 'salário']) assert.ok(!text.includes(word));
      assert.equal(new Set(predictions.map(({ key }) => key)).size, predictions.length);
    })).timeout(30_000);
});
