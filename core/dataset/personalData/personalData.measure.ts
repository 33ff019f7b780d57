/** How well personal data are found: on generated texts with near-misses, and on real court movements marked by hand. */
import { findShared } from '../../../tools/testing/sharedFolder.ts';
import type { MeasureOutcome, Measurement } from '../../../tools/measure/measurement.ts';
import { findPersonalData } from './findPersonalData.ts';
import { makeCorpus } from './testing/makeCorpus.ts';
import { markedRows, markedSamples } from './testing/markedRows.ts';
import { scoreFindings } from './testing/scoreFindings.ts';
import type { CorpusScore } from './testing/scoreFindings.ts';

/** The least of all corpora. */
function worst(figure: 'precision' | 'recall'): Promise<MeasureOutcome> {
  const path = findShared('data', 'pt_legal_movimentacoes', 'data.csv');
  if (path === undefined) return Promise.resolve({ skipped: 'the court movements are not on this machine' });
  const scores: Record<string, CorpusScore> = {
    generated: scoreFindings(makeCorpus(5000, 1)),
    ...Object.fromEntries(markedSamples.map((sample) => [sample, scoreFindings(markedRows(path, sample))])),
  };
  const value = Math.min(...Object.values(scores).map((score) => score[figure]));
  return Promise.resolve({ value, details: scores });
}

const textLength = 500;

/** Texts of exactly 500 characters. */
function timeTexts(count: number): MeasureOutcome {
  const long = makeCorpus(count / 20, 2)
    .map(({ text }) => text)
    .join(' ');
  const texts = Array.from({ length: count }, (_, i) => {
    const from = (i * 61) % Math.max(1, long.length - textLength);
    return long.slice(from, from + textLength);
  });
  const before = process.cpuUsage();
  const found = texts.reduce((sum, text) => sum + findPersonalData(text).length, 0);
  const { user, system } = process.cpuUsage(before);
  return { value: (user + system) / 1e6, details: { texts: texts.length, textLength, found } };
}

export const measurements: readonly Measurement[] = [
  {
    name: 'personal-data-precision',
    about:
      'findings that are right: the worst of 5,000 generated texts with near-misses and each sample of marked court movements',
    unit: 'share',
    bar: { least: 0.98 },
    run: () => worst('precision'),
  },
  {
    name: 'personal-data-recall',
    about:
      'personal data that are found: the worst of 5,000 generated texts and each sample of marked court movements',
    unit: 'share',
    bar: { least: 0.95 },
    run: () => worst('recall'),
  },
  {
    name: 'personal-data-time',
    about: 'processor time of searching 100,000 texts of 500 characters for personal data',
    unit: 's',
    bar: { most: 10 },
    run: ({ quick }) => Promise.resolve(timeTexts(quick ? 10_000 : 100_000)),
  },
];
