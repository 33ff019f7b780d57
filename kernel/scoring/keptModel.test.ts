import assert from 'node:assert/strict';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { isAppError } from '../../core/contract/errors/appError.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';
import { KeptModel } from './keptModel.ts';

describe('the model that a kernel keeps open', function () {
  this.timeout(30_000);

  it('is opened once, until another one is asked for', () =>
    withTemporaryFolder(async (folder) => {
      const config = { data: { path: writeSmallSheet(folder, 60) }, stages: ['baseline'] };
      const run = join(folder, 'treino');
      await ask({ kind: 'train', runFolder: run, config });
      const [one, two] = [join(folder, 'um'), join(folder, 'dois')];
      for (const copy of [one, two]) await cp(join(run, 'model'), copy, { recursive: true });

      const kept = new KeptModel();
      const first = await kept.open({ path: one, threads: 1 });
      await rm(one, { recursive: true });
      assert.equal(await kept.open({ path: one, threads: 1 }), first);
      assert.equal((await first.scorer.score(['guarda do filho'])).length, first.manifest.labels.length);
      const second = await kept.open({ path: two, threads: 1 });
      assert.equal(second.folder, two);
      await assert.rejects(kept.open({ path: one, threads: 1 }), (error) =>
        isAppError(error, 'model.not_found'),
      );
      await kept.close();
    }));
});
