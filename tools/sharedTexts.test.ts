/** Nothing in the repository was copied from a public data set: no sentence, and no number that could be somebody's. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'mocha';
import { publicTextFiles, readPublicTexts } from './testing/publicTexts.ts';
import { sharedPath } from './testing/sharedFolder.ts';
import { wordRuns } from './testing/wordRuns.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Shorter runs are formulas that every court and every customer uses. */
const limits = { inARow: 7, formula: 6 };
/** Lawyers' registrations have six digits, telephones eight, process numbers more. */
const personalNumber = /(?<!\d)\d{6,}(?!\d)|(?<!\d)\d{4,5}-\d{4}(?!\d)|(?<!\d)\d{3}\.\d{3}(?!\d)/g;
/** Numbers that mean nothing: round ones, ranges of years. */
const isNobodys = (number: string): boolean =>
  /^\d?0+$/.test(number.replaceAll(/\D/g, '')) || /^(?:1[89]|20)\d\d-(?:1[89]|20)\d\d$/.test(number);

/** The sample has a test of its own (sample/sharedTexts.test.ts); tokens are numbers by nature. */
const isLeftOut = (file: string): boolean => /(?:token-ids|sample[\\/]grammar)[\\/]/.test(file);

function writtenLines(): { file: string; line: string }[] {
  return ['core', 'kernel', 'tools', 'docs', 'templates'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|md|txt|csv)$/.test(file) && !isLeftOut(file))
      .flatMap((file) =>
        readFileSync(join(root, folder, file), 'utf8')
          .split('\n')
          .map((line) => ({ file: `${folder}/${file}`, line })),
      ),
  );
}

const numbersOf = (text: string): string[] =>
  (text.match(personalNumber) ?? []).filter((number) => !isNobodys(number));

describe('the repository', () => {
  for (const [folder, name] of publicTextFiles) {
    it(`has nothing of ${folder}/${name}`, function () {
      const texts = readPublicTexts(sharedPath(this, 'data', folder, name));
      const theirs = new Set(texts.flatMap((text) => [...wordRuns(text, limits), ...numbersOf(text)]));
      const copied = writtenLines().flatMap(({ file, line }) =>
        [...wordRuns(line, limits), ...numbersOf(line)]
          .filter((part) => theirs.has(part))
          .map((part) => `${file}: ${part}`),
      );
      assert.deepEqual(copied, []);
    });
  }
});
