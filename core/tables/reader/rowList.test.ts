import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOf } from '../../text/textsOf.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';

/** What is said of so many rows with so many dates in each. */
function said(rows: number, datesInEach: number): string {
  const list = emptyRowList();
  for (let row = 6; row < 6 + rows; row++) for (let i = 0; i < datesInEach; i++) addRow(list, row);
  const [fact] = rowFact('dates_as_shown', list);
  assert.ok(fact && (fact.rows?.length ?? 0) <= 1000, 'a fact about many rows stays small');
  return textsOf['pt-BR'].data.facts.dates_as_shown(fact, { sheets: [], columns: [] });
}

describe('rows that a fact is about', () => {
  it('are all counted, however few are kept', () => {
    assert.match(said(6449, 1), /^6\.449 datas .*linhas 6, 7, 8, 9, 10, 11 e mais 6\.443\)/u);
  });
  it('are counted once, whatever happened in them', () => {
    assert.match(said(3000, 2), /^6\.000 datas .* e mais 2\.994\)/u);
  });
  it('are no more than those named where they are few', () => {
    assert.match(said(2, 1), /\(linhas 6, 7\)/u);
  });
});
