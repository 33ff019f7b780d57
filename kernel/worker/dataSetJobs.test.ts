/** Jobs about versions of a data set, with the real server, worker and kernel. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { splitSchema } from '../../core/contract/dataset.ts';
import { inspectionAnswerSchema, keptRecipeSchema } from '../../core/contract/inspection.ts';
import type { InspectionAnswer } from '../../core/contract/inspection.ts';
import { kernelAnswerSchema } from '../../core/contract/kernelAnswer.ts';
import { dataSetSchema, uploadSchema } from '../../core/contract/storedDataSet.ts';
import type { DataSetRef } from '../../core/contract/storedDataSet.ts';
import { askServer } from '../../core/host/askServer.ts';
import { bringDataSet } from '../../core/host/bringDataSet.ts';
import { smallSheetText } from '../testing/smallSheet.ts';
import { until, withQueue } from './testing/withQueue.ts';
import type { QueueTest } from './testing/withQueue.ts';

/** The next version of a data set. */
async function addVersion({ server }: QueueTest, dataSetId: string, content: string): Promise<DataSetRef> {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = { sha256, bytes: bytes.length, fileName: 'petições.csv' };
  const { id } = await askServer(server, { path: '/api/v1/uploads', body: file, answer: uploadSchema });
  await askServer(server, { path: `/api/v1/uploads/${id}/pieces?place=0`, bytes, answer: uploadSchema });
  const body = { kind: 'nextVersion', dataSetId };
  const added = await askServer(server, {
    path: `/api/v1/uploads/${id}/finish`,
    body,
    answer: dataSetSchema,
  });
  return { id: dataSetId, version: added.versions.length };
}

/** Asks again and again, as a browser does. */
async function answered(test: QueueTest, path: string, body: object): Promise<InspectionAnswer> {
  const ask = () => askServer(test.server, { path, body, answer: inspectionAnswerSchema });
  await until(async () => ['succeeded', 'failed'].includes((await ask()).state));
  return await ask();
}

async function trainedOn(test: QueueTest, dataSet: DataSetRef, more: object = {}): Promise<string> {
  const job = await test.post({ data: { dataSet }, stages: ['baseline'], ...more });
  const { state, result } = await test.ended(job.id);
  assert.equal(state, 'succeeded');
  const answer = kernelAnswerSchema.parse(result);
  assert.ok(answer.kind === 'trained');
  return answer.runFolder;
}

const testRows = (runFolder: string): number[] =>
  splitSchema.parse(JSON.parse(readFileSync(join(runFolder, 'split.json'), 'utf8'))).test;

describe('a worker and the versions of a data set', function () {
  this.timeout(300_000);

  it('finds out what is in one and what is wrong with it, and gives its rows a page at a time', () =>
    withQueue(async (test) => {
      const rows = smallSheetText(60).split('\n');
      const doubled = [...rows, rows[1] ?? '', ',Família', 'CPF 529.982.247-25 do autor nos autos,Cobrança'];
      writeFileSync(test.sheet, doubled.join('\n'));
      const dataSet = await bringDataSet(test.server, test.sheet, { signal: new AbortController().signal });
      test.startWorker();
      const at = `/api/v1/data-sets/${dataSet.id}/versions/1`;
      const { inspection, jobId } = await answered(test, `${at}/inspection`, {});
      assert.deepEqual(
        [inspection?.rows, inspection?.summary?.textColumn, inspection?.summary?.labelColumn],
        [63, 'texto', 'categoria'],
      );
      const duplicates = inspection?.findings.find(({ code }) => code === 'duplicates');
      assert.deepEqual([duplicates?.severity, duplicates?.state], ['warning', 'mended']);
      assert.ok((duplicates?.fixes.length ?? 0) > 0);
      assert.deepEqual(inspection?.summary?.effects[1]?.removed.count, 1);

      const recipe = [{ kind: 'dropEmpty' }, { kind: 'dropLabel', label: 'Trabalho' }];
      await askServer(test.server, { path: `${at}/recipe`, body: { recipe }, answer: keptRecipeSchema });
      const cleaned = await answered(test, `${at}/inspection`, {});
      assert.notEqual(cleaned.jobId, jobId);
      assert.ok(!cleaned.inspection?.summary?.labels.some(({ label }) => label === 'Trabalho'));

      const page = { from: 58, count: 50 };
      const { inspection: looked } = await answered(test, `${at}/preview`, { page });
      const shown = looked?.page?.rows ?? [];
      assert.deepEqual(
        shown.map(({ rowNumber }) => rowNumber),
        [60, 61, 62, 63, 64],
      );
      assert.deepEqual(shown[3]?.cells, ['', 'Família']);
      assert.doesNotMatch(JSON.stringify(shown), /529/u);
    }));

  it('tests on the rows of the first version when rows were added', () =>
    withQueue(async (test) => {
      const rows = smallSheetText(90).split('\n');
      writeFileSync(test.sheet, rows.join('\n'));
      const first = await bringDataSet(test.server, test.sheet, { signal: new AbortController().signal });
      const added = smallSheetText(200, 2).split('\n').slice(91);
      const second = await addVersion(test, first.id, [...rows, ...added].join('\n'));
      assert.equal(second.version, 2);
      test.startWorker();
      // Drawn anew, the rows of the first are others: otherwise this would prove nothing.
      const drawn = { split: { seed: 42, validationShare: 0.1, testShare: 0.1 } };
      const before = testRows(await trainedOn(test, first));
      const after = new Set(testRows(await trainedOn(test, second)));
      const alone = new Set(testRows(await trainedOn(test, second, drawn)));
      assert.ok(before.length > 0);
      assert.deepEqual(
        before.filter((row) => !after.has(row)),
        [],
      );
      assert.ok(after.size > before.length);
      assert.notDeepEqual(
        before.filter((row) => !alone.has(row)),
        [],
      );
    }));
});
