import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { languageOf } from '../language.ts';
import { counted } from './counted.ts';
import { formatDuration, formatDurationRange, formatTimeLeft } from './duration.ts';
import { listing } from './listing.ts';
import { maskedExcerpt } from './maskedExcerpt.ts';
import { formatMebibytes, formatNumber, formatShare } from './numbers.ts';
import { rowList } from './rowList.ts';

function check(found: string, expected: string): void {
  assert.equal(found, expected);
}

describe('formats', () => {
  it('numbers and shares', () => {
    check(formatNumber(1234567.891, 'pt-BR', 2), '1.234.567,89');
    check(formatNumber(1234567.891, 'en', 2), '1,234,567.89');
    check(formatShare(0.874, 'pt-BR'), '87 %');
    check(formatShare(0.874, 'en', 1), '87.4%');
  });
  it('memory', () => {
    check(formatMebibytes(512, 'pt-BR'), '512 MB');
    check(formatMebibytes(7987, 'pt-BR'), '7,8 GB');
  });
  it('counts with their noun', () => {
    check(counted(1, ['linha', 'linhas'], 'pt-BR'), '1 linha');
    check(counted(0, ['linha', 'linhas'], 'pt-BR'), '0 linhas');
    check(counted(1250, ['row', 'rows'], 'en'), '1,250 rows');
  });
  it('words around the first code of a masked text', () => {
    check(maskedExcerpt('CPF [CPF 1]'), 'CPF [CPF 1]');
    const words = 'palavra '.repeat(20);
    check(
      maskedExcerpt(`${words}[PESSOA 12] ${words}`),
      `…palavra palavra palavra [PESSOA 12] ${'palavra '.repeat(5).slice(0, 34)}…`,
    );
    check(maskedExcerpt(`${'x'.repeat(90)}[CPF 1]`), '…[CPF 1]');
  });
  it('names in lists, what is too long for a name by its beginning', () => {
    const name = 'a'.repeat(200);
    check(listing([name], 'en'), `“${name}”`);
    check(listing([`${name}b`, 'c'], 'en'), `“${name}…”, “c”`);
  });
  it('durations', () => {
    check(formatDuration(3.21, 'pt-BR'), '3,2 s');
    check(formatDuration(42, 'en'), '42 s');
    check(formatDuration(1500, 'en'), '25 min');
    check(formatDuration(4800, 'pt-BR'), '1 h 20 min');
    check(formatDuration(7200, 'pt-BR'), '2 h');
  });
  it('ranges widen to honest steps', () => {
    assert.deepEqual(formatDurationRange(733, 1010, 'en'), { low: '12 min', high: '17 min', isOne: false });
    assert.deepEqual(formatDurationRange(2, 3, 'en'), { low: '5 s', high: '5 s', isOne: true });
    assert.deepEqual(formatDurationRange(3700, 5000, 'pt-BR'), {
      low: '1 h',
      high: '1 h 25 min',
      isOne: false,
    });
  });
  it('an earlier end is said where it reads otherwise', () => {
    const earliestOf = (earliest: number | undefined) =>
      formatTimeLeft({ low: 733, high: 1010, earliest }, 'en').earliest;
    assert.deepEqual([undefined, 725, 250].map(earliestOf), [undefined, undefined, '4 min']);
    const { low, high } = formatTimeLeft({ low: 733, high: 1010, earliest: 250 }, 'en');
    assert.deepEqual([low, high], ['12 min', '17 min']);
  });
  it('a minute is a minute', () => {
    assert.deepEqual(formatDurationRange(70, 200, 'en'), { low: '1 min', high: '4 min', isOne: false });
    assert.deepEqual(formatDurationRange(50, 80, 'en'), { low: '50 s', high: '80 s', isOne: false });
  });
  it('lists of names and rows', () => {
    check(listing(['a', 'b'], 'en'), '“a”, “b”');
    check(listing([], 'pt-BR'), '(nenhuma)');
    check(rowList([1002], 'pt-BR'), ' (linha 1002)');
    check(rowList([1, 2, 3, 4, 5, 6, 7, 8], 'en'), ' (rows 1, 2, 3, 4, 5, 6 and 2 more)');
    check(rowList(undefined, 'en'), '');
  });
  it('every Portuguese tag is pt-BR, everything else English', () => {
    for (const tag of ['pt', 'pt-BR', 'pt_PT.UTF-8', 'PT']) assert.equal(languageOf(tag), 'pt-BR');
    for (const tag of ['en', 'de-AT', 'C', '']) assert.equal(languageOf(tag), 'en');
  });
});
