import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { ask } from '../testing/ask.ts';
import { writeSmallSheet } from '../testing/smallSheet.ts';

describe('classifying a spreadsheet', () => {
  it('a copy that could not be written is refused before anything is classified', () =>
    withTemporaryFolder(async (folder) => {
      const path = writeSmallSheet(folder, 60);
      const runFolder = join(folder, 'treino');
      await ask({ kind: 'train', runFolder, config: { data: { path }, stages: ['baseline'] } });
      for (const [name, code] of [
        ['cópia.xlsx', 'file.wrong_ending'],
        [join('não', 'existe', 'cópia.csv'), 'folder.not_found'],
      ] as const) {
        const input = { kind: 'file', path, output: join(folder, name) };
        const { error, events } = await ask({ kind: 'predict', model: runFolder, input });
        assert.equal(error?.code, code);
        assert.ok(!events.some(({ event }) => event.kind === 'phaseStarted' && event.phase === 'predicting'));
      }
      assert.deepEqual(readdirSync(folder).sort(), ['petições.csv', 'treino']);
    })).timeout(30_000);
});
