import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { smallSheetText } from '../testing/smallSheet.ts';

describe('advice about more examples', () => {
  it('is given for each weak category, the weakest first, and no event holds a text', () =>
    withTemporaryFolder(async (folder) => {
      const path = join(folder, 'petições.csv');
      writeFileSync(path, smallSheetText(180));
      const config = { data: { path }, stages: ['baseline'] };
      const { answer, error, events } = await ask({ kind: 'advise', config });
      assert.ok(answer?.kind === 'advised', error?.code);
      assert.equal(answer.rows, 180);
      assert.deepEqual(answer.advice.map(({ label }) => label).sort(), ['Cobrança', 'Família', 'Trabalho']);
      const recalls = answer.advice.map(({ recall }) => recall);
      assert.deepEqual(
        recalls,
        recalls.toSorted((a, b) => a - b),
      );
      for (const { count, more, recall, expected, low, high } of answer.advice) {
        assert.ok(count >= 50 && more === 20);
        assert.ok(low <= expected && expected <= high && high <= 1 - recall);
      }
      assert.doesNotMatch(JSON.stringify(events), /nº \d/u);
    })).timeout(60_000);
});
