import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { wilsonInterval } from '../../core/training/interval.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { smallSheetText } from '../testing/smallSheet.ts';

describe('evaluating a model', function () {
  this.timeout(30_000);

  it('counts four copies of a text as what they prove together: the interval is wider than of rows', () =>
    withTemporaryFolder(async (folder) => {
      const [head = '', ...lines] = smallSheetText(120).split('\n');
      // Every tenth under another category: a model that is never wrong tells nothing of intervals.
      const mistaken = lines.map((line, i) => (i % 10 === 0 ? line.replace(/,[^,]*$/u, ',Família') : line));
      const write = (name: string, rows: readonly string[]): string => {
        const path = join(folder, name);
        writeFileSync(path, [head, ...rows].join('\n'));
        return path;
      };
      const model = join(folder, 'treino');
      const data = { path: write('treino.csv', lines) };
      await ask({ kind: 'train', runFolder: model, config: { data, stages: ['baseline'] } });
      const copies = [0, 1, 2, 3].flatMap(() => mistaken);
      const { answer, error } = await ask({
        kind: 'evaluate',
        model,
        data: { path: write('copias.csv', copies) },
      });
      assert.ok(answer?.kind === 'evaluated', error?.code);
      const { accuracy, count, interval } = answer.scores;
      assert.ok(accuracy < 1);
      assert.deepEqual(
        answer.verdicts.map(({ code }) => code),
        ['good'],
      );
      const ofRows = wilsonInterval(Math.round(accuracy * count), count);
      assert.ok(interval.high - interval.low > 1.5 * (ofRows.high - ofRows.low));
    }));
});
