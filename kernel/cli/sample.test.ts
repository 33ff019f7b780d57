/** The sample spreadsheet is neither trivial nor hopeless for the simple method: only then does it show anything. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { installedPath } from '../../core/tables/programPath.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { sampleSpreadsheet } from '../../core/host/sampleSpreadsheet.ts';

describe('the sample spreadsheet', function () {
  this.timeout(180_000);

  it('gives the simple method between 75 and 92 % over a few seeds', () =>
    withTemporaryFolder(async (folder) => {
      const accuracies = [];
      for (const seed of [1, 2, 3]) {
        const config = {
          data: { path: installedPath(sampleSpreadsheet) },
          preset: 'rapido',
          parameters: { seed },
          stages: ['baseline'],
        };
        const { answer } = await ask({ kind: 'train', runFolder: join(folder, `${seed}`), config });
        assert.ok(answer?.kind === 'trained');
        accuracies.push(answer.evaluation.test.accuracy);
      }
      const mean = accuracies.reduce((sum, accuracy) => sum + accuracy, 0) / accuracies.length;
      assert.ok(mean >= 0.75 && mean <= 0.92, accuracies.join());
    }));
});
