/** Model sheets of the sample run, and of one with other categories, for tests of the page. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { computeScores } from '../../training/scores.ts';
import { sampleEvaluation, sampleLabels, sampleRecord } from '../../training/testing/sampleRun.ts';
import type { SheetSources } from '../trace.ts';

export const sample: SheetSources = {
  'run.json': sampleRecord,
  'split.json': {
    options: { seed: 42, validationShare: 0.1, testShare: 0.1 },
    train: [2, 3, 4, 5, 6],
    validation: [7, 8],
    test: [9],
    untestedLabels: [],
  },
  'model/model.json': {
    format: 1,
    stage: 'fineTuned',
    labels: sampleLabels,
    runId: sampleRecord.id,
    createdBy: '0.1.0',
    createdAt: '2026-01-24T12:12:00.000Z',
    columns: { text: 'Texto', label: 'Classe' },
    textPrefix: '',
    maxLength: 512,
    longText: 'startEnd',
    temperature: 1.25,
    reviewBelow: 0.83,
    base: { name: 'e5-small-pt-en-es', hash: '' },
    files: {},
    weightsHash: sampleRecord.weightsHash ?? '',
  },
};

/** Those that fill a page most. */
const warningCodes = ['lead_unsure', 'few_tested', 'texts_cut', 'still_improving', 'few_examples'] as const;
const words =
  'pedido de revisão de contrato de aluguel de sala comercial com tutela de urgência e justiça gratuita ';

/** All that a run's record names. */
const { dependencies } = z
  .object({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')));

export function namedSheet({
  categories,
  characters,
  warnings,
}: {
  readonly categories: number;
  readonly characters: number;
  readonly warnings: number;
}): SheetSources {
  const names = Array.from({ length: categories }, (_, i) =>
    `${String(i)} ${words.slice(i)}${words}`.slice(0, characters).padEnd(characters, 'o'),
  );
  const truth = names.flatMap((_, i) => Array<number>(9).fill(i));
  const predicted = truth.map((label, i) => (i % 4 === 0 ? (label + 1 + (i % 3)) % categories : label));
  const { dataset } = sampleRecord;
  const warned = warningCodes.slice(0, warnings).map((code) => ({ code, tone: 'yellow' as const }));
  return {
    ...sample,
    'run.json': {
      ...sampleRecord,
      environment: { ...sampleRecord.environment, libraries: dependencies },
      dataset: dataset && { ...dataset, labels: names.map((label, i) => ({ label, count: 1000 - i })) },
      evaluation: {
        ...sampleEvaluation,
        test: computeScores({ truth, predicted, labels: names }),
        verdicts: [...sampleEvaluation.verdicts.slice(0, 1), ...warned],
      },
    },
    'model/model.json': { ...sample['model/model.json'], labels: names },
  };
}
