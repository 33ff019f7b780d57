import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isAppError } from '../contract/errors/appError.ts';
import type { TableFact } from '../contract/table.ts';
import { languages } from '../text/language.ts';
import { messageOf } from '../text/messageOf.ts';
import { assertSureReading, readingDoubts } from './readingDoubts.ts';

const sheets = ['2022', '2023'].map((name) => ({ name, rows: 60, hidden: false }));
const doubted: readonly TableFact[] = [
  { code: 'header_found', rows: [3], confidence: 0.4 },
  { code: 'sheet_chosen', name: '2023', confidence: 0.5 },
  { code: 'no_separator', confidence: 0.4 },
  { code: 'encoding_found', name: 'windows-1252', confidence: 0.3 },
];

describe('doubts about reading', () => {
  it('are asked in the order in which answers depend on each other', () => {
    assert.deepEqual(
      readingDoubts(doubted).map(({ option }) => option),
      ['encoding', 'separator', 'sheet', 'headerRow'],
    );
  });

  it('are none where guesses are sure, and where the user decided', () => {
    const sure: TableFact[] = [{ code: 'header_found', rows: [1], confidence: 0.9 }, { code: 'ragged_rows' }];
    assert.deepEqual(readingDoubts(sure), []);
    assertSureReading({ facts: sure, sheets });
  });

  for (const fact of doubted) {
    it(`refuses to go on with ${fact.code}, and says what answers it`, () => {
      assert.throws(
        () => {
          assertSureReading({ facts: [fact], sheets });
        },
        (error) => {
          assert.ok(isAppError(error, 'dataset.reading_unclear'));
          for (const language of languages)
            assert.match(messageOf(error, language).fix, /--(?:encoding|separator|sheet|header)/);
          return true;
        },
      );
    });
  }
});
