/** A few hundred damaged spreadsheets of the endless row that the measurement goes along. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { withTemporaryFolder } from '../../tools/testing/temporaryFolder.ts';
import { fuzzCase } from './testing/fuzz/fuzzCase.ts';
import { readCase } from './testing/fuzz/readCase.ts';
import { readHere } from './testing/readHere.ts';

const cases = 200;
const seed = 7;

describe('reading damaged spreadsheets', () => {
  // SheetJS writes what it does not know of an old workbook to the console.
  const kept = Object.getOwnPropertyDescriptor(console, 'error') ?? {};
  before(() => {
    Object.defineProperty(console, 'error', { ...kept, value: () => undefined });
  });
  after(() => {
    Object.defineProperty(console, 'error', kept);
  });

  it(`reads or refuses ${cases} of them, and crashes at none`, async function () {
    this.timeout(180_000);
    await withTemporaryFolder(async (folder) => {
      const kinds = new Set<string>();
      for (let n = 0; n < cases; n++) {
        const outcome = await readCase(fuzzCase(seed, n), folder, (path) => readHere(path));
        assert.notEqual(outcome.kind, 'crashed', `case ${n}: ${JSON.stringify(outcome)}`);
        kinds.add(outcome.kind);
      }
      // Damages that all look the same would test one path only.
      assert.deepEqual([...kinds].sort(), ['read', 'refused']);
    });
  });

  it('damages the same file in the same places for the same number', () => {
    for (const n of [0, 1, 2, 17]) assert.deepEqual(fuzzCase(seed, n).file, fuzzCase(seed, n).file);
    assert.deepEqual(fuzzCase(seed, 5).bytes, fuzzCase(seed, 5).bytes);
  });
});
