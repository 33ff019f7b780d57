/** A sheet prints to one page of A4 whatever its categories; needs a Chromium: CHROME_PATH, or `chromium` on the path. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { skip } from '../../tools/testing/skip.ts';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { languages } from '../text/language.ts';
import { modelSheet } from './modelSheet.ts';
import { namedSheet } from './testing/namedSheet.ts';

const cases: readonly (readonly [categories: number, characters: number, warnings: number])[] = [
  [4, 20, 1],
  [12, 20, 5],
  [8, 60, 5],
  [12, 60, 3],
  [40, 80, 5],
];

describe('the model sheet on paper', function () {
  this.timeout(120_000);
  for (const [categories, characters, warnings] of cases) {
    it(`is one page with ${categories} categories of ${characters} characters and ${warnings} warnings`, async function () {
      const browser = process.env['CHROME_PATH'] ?? 'chromium';
      if (spawnSync(browser, ['--version']).status !== 0) skip(this, 'no Chromium: CHROME_PATH names none');
      await withTemporaryFolder((folder) => {
        const [page, pdf] = [join(folder, 'sheet.html'), join(folder, 'sheet.pdf')];
        const print = ['--headless', '--no-sandbox', `--user-data-dir=${join(folder, 'profile')}`];
        for (const language of languages) {
          writeFileSync(page, modelSheet(namedSheet({ categories, characters, warnings }), language));
          execFileSync(browser, [...print, `--print-to-pdf=${pdf}`, page], { stdio: 'ignore' });
          const pages = readFileSync(pdf, 'latin1').match(/\/Type\s*\/Page\b/gu);
          assert.equal(pages?.length, 1, language);
        }
      });
    });
  }
});
