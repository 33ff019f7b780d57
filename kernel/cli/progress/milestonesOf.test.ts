import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { textsOf } from '../../../core/text/textsOf.ts';
import { noProgress } from '../../../core/training/runProgress.ts';
import { milestonesOf } from './milestonesOf.ts';

const reading = {
  kind: 'readingPlanned',
  maxLength: 128,
  readShare: 1,
  cacheMiB: 120,
  cachePlace: 'disk',
} as const;
const told = (changes: object, showsDetails: boolean) =>
  milestonesOf({ ...reading, ...changes }, noProgress, { texts: textsOf['pt-BR'], showsDetails });

describe('the lines about the reading of the texts', () => {
  it('say what is left out, and never that a part is all', () => {
    assert.match(told({ readShare: 0.9997 }, false).join(), /99,9 %/u);
    assert.deepEqual(told({}, false), []);
  });
  it('say with --details what is kept, and where', () => {
    assert.match(told({}, true).join(), /disco.*120 MiB/u);
    assert.match(told({ cachePlace: 'memory' }, true).join(), /memória.*120 MiB/u);
    assert.deepEqual(told({ cachePlace: 'none', cacheMiB: 0 }, true), []);
  });
});

describe('the line about the texts of an earlier check', () => {
  const lines = (kept: number, language: 'pt-BR' | 'en') =>
    milestonesOf(
      {
        kind: 'splitReady',
        train: 80,
        validation: 10,
        test: 10,
        untestedLabels: [],
        keptTests: { kept, of: 24 },
      },
      noProgress,
      { texts: textsOf[language], showsDetails: false },
    ).join();
  it('promises a comparison only where all are checked again', () => {
    assert.match(lines(24, 'pt-BR'), /^Os 24 textos .* podem ser comparados/u);
    assert.match(lines(24, 'en'), /^The 24 texts .* can be compared/u);
    assert.match(lines(23, 'pt-BR'), /^! Dos 24 .*só 23 estão .*não dará para dizer/u);
    assert.match(lines(23, 'en'), /^! Of the 24 .*only 23 are .*nothing will say/u);
  });
  it('asks whether it is the right spreadsheet where most are missing', () => {
    for (const language of ['pt-BR', 'en'] as const) {
      assert.match(lines(11, language), /--split-of/u);
      assert.doesNotMatch(lines(12, language), /--split-of/u);
    }
  });
});

describe('the line about the column of the texts', () => {
  const line = (learnedColumn: string) =>
    milestonesOf({ kind: 'columnChosen', textColumn: 'Teor', learnedColumn }, noProgress, {
      texts: textsOf['pt-BR'],
      showsDetails: false,
    });
  it('is there where the model learned from one of another name, before the work', () => {
    assert.match(line('Texto').join(), /“Teor”.*“Texto”.*--column/u);
    assert.deepEqual(line('Teor'), []);
  });
});

describe('the line about the rows', () => {
  const line = (request: string, count: number) =>
    milestonesOf(
      {
        kind: 'datasetReady',
        summary: {
          fileName: 'a.xlsx',
          fileHash: '',
          textColumn: 'Teor',
          labelColumn: 'Classe',
          totalRows: 60,
          usedRows: 2 * count,
          labels: ['a', 'b'].map((label) => ({ label, count })),
          effects: [],
          characters: { median: 90, p95: 100, max: 120 },
        },
      },
      { ...noProgress, request },
      { texts: textsOf['pt-BR'], showsDetails: false },
    )[1];
  it('speaks of a training only where there will be one', () => {
    assert.equal(line('train', 25), 'Você vai treinar com 50 de 60 linhas.');
    assert.equal(line('train', 7), '14 de 60 linhas podem ser usadas.');
    for (const request of ['suspects', 'advise'])
      assert.equal(line(request, 25), '50 de 60 linhas podem ser usadas.');
  });
});
