/** The sample is our own writing: none of its texts, and no long run of their words, stands in a public data set. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, it } from 'mocha';
import { z } from 'zod';
import { sharedPath } from '../testing/sharedFolder.ts';
import { sampleRows, sampleSeed } from './sampleRows.ts';

const files = [
  ['pt_legal_movimentacoes', 'data.csv'],
  ['en_banking77', 'train.csv'],
  ['en_banking77', 'test.csv'],
  ['en_clinc150', 'train.csv'],
  ['en_clinc150', 'test.csv'],
] as const;
/** Shorter runs, and texts as short as “conclusos para decisão”, are formulas that every court uses. */
const wordsInARow = 12;
const formulaWords = 4;

describe('the texts of the sample', () => {
  for (const [folder, name] of files) {
    it(`are not those of ${folder}/${name}`, function () {
      const path = sharedPath(this, 'data', folder, name);
      const own = new Set(sampleRows(sampleSeed).flatMap(({ text }) => [...runsOf(text)]));
      const rows = z
        .array(z.object({ text: z.string() }))
        .parse(parse(readFileSync(path, 'utf8'), { columns: true, bom: true }));
      for (const [i, { text }] of rows.entries()) {
        for (const run of runsOf(text)) assert.ok(!own.has(run), `row ${i + 2} has a text of the sample`);
      }
    });
  }
});

/** Every run of that many words, or the whole text where it has fewer; case, accents and signs left out. */
function* runsOf(text: string): Generator<string> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length <= formulaWords) return;
  for (let i = 0; i <= Math.max(0, words.length - wordsInARow); i++)
    yield words.slice(i, i + wordsInARow).join(' ');
}
