/** The guesses of the product on spreadsheets as people make them: none may be confident and wrong. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { allLayouts } from './testing/layouts/allLayouts.ts';
import { scoreLayout } from './testing/layouts/scoreLayout.ts';
import { readHere } from './testing/readHere.ts';

describe('guesses on layouts', () => {
  it('has at least 60 layouts, each with a name of its own', () => {
    assert.ok(allLayouts.length >= 60, String(allLayouts.length));
    assert.equal(new Set(allLayouts.map(({ file }) => file)).size, allLayouts.length);
  });

  for (const layout of allLayouts) {
    it(`reads “${layout.file}” as it is, or asks`, async () => {
      await withTemporaryFolder(async (folder) => {
        const answers = await scoreLayout(layout, folder, (path) => readHere(path));
        assert.deepEqual(
          answers.filter(({ verdict }) => verdict === 'wrong'),
          [],
        );
      });
    });
  }

  it('asks nothing that could be known, but for a few layouts in a hundred', async () => {
    await withTemporaryFolder(async (folder) => {
      const asked: string[] = [];
      for (const layout of allLayouts) {
        const answers = await scoreLayout(layout, folder, (path) => readHere(path));
        if (answers.some(({ verdict }) => verdict !== 'right')) asked.push(layout.file);
      }
      assert.ok(asked.length <= 0.03 * allLayouts.length, asked.join(', '));
    });
  });
});
