/** The sample is our own writing: none of its texts, and no long run of their words, stands in a public data set. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { publicTextFiles, readPublicTexts } from '../testing/publicTexts.ts';
import { sharedPath } from '../testing/sharedFolder.ts';
import { wordRuns } from '../testing/wordRuns.ts';
import { sampleRows, sampleSeed } from './sampleRows.ts';

/** Shorter runs, and texts as short as “conclusos para decisão”, are formulas that every court uses. */
const limits = { inARow: 12, formula: 4 };

describe('the texts of the sample', () => {
  for (const [folder, name] of publicTextFiles) {
    it(`are not those of ${folder}/${name}`, function () {
      const path = sharedPath(this, 'data', folder, name);
      const own = new Set(sampleRows(sampleSeed).flatMap(({ text }) => [...wordRuns(text, limits)]));
      for (const [i, text] of readPublicTexts(path).entries()) {
        for (const run of wordRuns(text, limits))
          assert.ok(!own.has(run), `row ${i + 2} has a text of the sample`);
      }
    });
  }
});
