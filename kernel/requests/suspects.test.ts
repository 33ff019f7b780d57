import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { smallSheetText } from '../testing/smallSheet.ts';

/** The small sheet: row 2 is the first one, and the category that a row was written for goes round. */
const written = ['Cobrança', 'Família', 'Trabalho'];
const writtenFor = (rowNumber: number) => written[(rowNumber - 2) % 3];

const baseModel = fileURLToPath(new URL('../model/fixtures/bert-f32-sharded', import.meta.url));

async function suspectsOf(folder: string, config: Record<string, unknown>, text = smallSheetText(240)) {
  const path = join(folder, 'petições.csv');
  writeFileSync(path, text);
  const request = { kind: 'suspects' as const, config: { data: { path }, ...config } };
  const { answer, error, events } = await ask(request);
  return { answer, error, events };
}

describe('doubtful categories', function () {
  this.timeout(60_000);

  for (const [stage, config] of [
    ['baseline', { stages: ['baseline'] }],
    ['instant', { baseModel, engine: 'reference', parameters: { maxLength: 32 } }],
  ] as const) {
    it(`are those of rows written for another category, by the ${stage} model`, () =>
      withTemporaryFolder(async (folder) => {
        const { answer, error } = await suspectsOf(folder, config);
        assert.ok(answer?.kind === 'suspected', error?.code);
        assert.equal(answer.stage, stage);
        assert.equal(answer.rows, 240);
        const [, ...rows] = smallSheetText(240).split('\n');
        const wrong = rows.flatMap((row, i) => (row.endsWith(`,${writtenFor(i + 2) ?? ''}`) ? [] : [i + 2]));
        const found = answer.suspects.map(({ rowNumber }) => rowNumber);
        const right = answer.suspects.filter(({ rowNumber }) => wrong.includes(rowNumber));
        assert.ok(
          wrong.length > 8 && right.length >= 0.8 * wrong.length,
          `${found.join()} of ${wrong.join()}`,
        );
        assert.ok(right.length >= 0.8 * found.length, `${found.join()} of ${wrong.join()}`);
        for (const { rowNumber, given, proposed, certainty } of right) {
          assert.equal(proposed, writtenFor(rowNumber));
          assert.notEqual(given, proposed);
          assert.ok(certainty > 1 / 3 && certainty <= 1);
        }
      }));
  }

  it('are the same whatever the order of the rows, and no event holds a text', () =>
    withTemporaryFolder(async (folder) => {
      const [header = '', ...rows] = smallSheetText(120).split('\n');
      const config = { stages: ['baseline'] };
      const first = await suspectsOf(folder, config, [header, ...rows].join('\n'));
      const second = await suspectsOf(folder, config, [header, ...rows.toReversed()].join('\n'));
      assert.ok(first.answer?.kind === 'suspected' && second.answer?.kind === 'suspected');
      assert.ok(first.answer.suspects.length > 0);
      assert.deepEqual(
        second.answer.suspects.map(({ rowNumber }) => 123 - rowNumber).sort((a, b) => a - b),
        first.answer.suspects.map(({ rowNumber }) => rowNumber).sort((a, b) => a - b),
      );
      assert.doesNotMatch(JSON.stringify(first.events), /nº \d/u);
    }));

  it('cannot be told of a sheet that nothing can be learnt from', () =>
    withTemporaryFolder(async (folder) => {
      const { error } = await suspectsOf(folder, { stages: ['baseline'] }, smallSheetText(12));
      assert.equal(error?.code, 'dataset.too_few_examples');
    }));
});
