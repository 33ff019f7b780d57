/** A finished run of four categories, as its folder would keep it. */
import type { EvaluationReport } from '../../contract/evaluation.ts';
import { runConfigSchema } from '../../contract/runConfig.ts';
import type { RunRecord } from '../../contract/runRecord.ts';
import type { TestPrediction } from '../../contract/testPrediction.ts';
import { wilsonInterval } from '../interval.ts';
import { resolveParameters } from '../resolveParameters.ts';
import { computeScores } from '../scores.ts';
import { tipsOf } from '../tips.ts';

export const sampleLabels = ['Indenização', 'Cobrança', 'Execução Fiscal', 'Mandado de Segurança'];
const labelCounts = [460, 240, 160, 40];
/** confusion[true][predicted] */
const confusion = [
  [44, 2, 0, 0],
  [3, 20, 1, 0],
  [0, 1, 15, 0],
  [0, 4, 1, 5],
];

const tested = confusion
  .flatMap((row, truth) =>
    row.flatMap((count, predicted) =>
      Array.from({ length: count }, () => ({
        truth,
        predicted,
        confidence: truth === predicted ? 0.9 : 0.6,
      })),
    ),
  )
  .map((text, i) => ({ ...text, row: 10 * i + 2, length: 210 }));

const scores = computeScores({
  truth: tested.map(({ truth }) => truth),
  predicted: tested.map(({ predicted }) => predicted),
  labels: sampleLabels,
});

export const samplePredictions: readonly TestPrediction[] = tested.map(
  ({ row, truth, predicted, confidence }) => ({
    row,
    key: `t${row}`,
    truth: sampleLabels[truth] ?? '',
    predicted: sampleLabels[predicted] ?? '',
    confidence,
  }),
);

export const sampleEvaluation: EvaluationReport = {
  stage: 'fineTuned',
  test: scores,
  baseline: { ...scores, accuracy: 0.78, interval: wilsonInterval(75, 96), labels: [], confusion: [] },
  stages: [
    { stage: 'baseline', accuracy: 0.78, macroF1: 0.7, interval: wilsonInterval(75, 96) },
    { stage: 'instant', accuracy: 0.84, macroF1: 0.75, interval: wilsonInterval(81, 96) },
    { stage: 'fineTuned', accuracy: scores.accuracy, macroF1: scores.macroF1, interval: scores.interval },
  ],
  trainAccuracy: 0.97,
  validationAccuracy: 0.89,
  temperature: 1.25,
  verdicts: [
    { code: 'good', tone: 'green' },
    { code: 'class_imbalance_issue', tone: 'orange' },
  ],
  tips: tipsOf({
    stage: 'fineTuned',
    scores,
    tested,
    labelCounts,
    contradictedCounts: [0, 0, 0, 0],
    roundAccuracies: [0.85, 0.89, 0.88],
  }),
};

const hashOf = (digits: string) => digits.repeat(16);

export const sampleRecord: RunRecord = {
  format: 1,
  id: 'b7d3c0de-0000-4000-8000-000000000001',
  state: 'succeeded',
  startedAt: '2026-01-24T12:00:00.000Z',
  finishedAt: '2026-01-24T12:12:30.000Z',
  config: runConfigSchema.parse({ data: { path: '/dados/processos.xlsx' } }),
  parameters: resolveParameters('equilibrado', {}, { layerCount: 12, maxTokens: 512 }),
  recipe: [{ kind: 'dropEmpty' }, { kind: 'dropDuplicates' }],
  dataset: {
    fileName: 'processos.xlsx',
    fileHash: hashOf('a1b2'),
    sheet: 'Dados',
    textColumn: 'Texto',
    labelColumn: 'Classe',
    totalRows: 980,
    usedRows: 900,
    labels: sampleLabels.map((label, i) => ({ label, count: labelCounts[i] ?? 0 })),
    effects: [],
    conflictingRows: [],
    characters: { median: 210, p95: 600, max: 1200 },
  },
  rowsHash: hashOf('c3d4'),
  splitHash: hashOf('e5f6'),
  baseModel: { name: 'e5-small-pt-en-es', hash: hashOf('0718') },
  environment: {
    product: '0.1.0',
    commit: 'c0ffee00'.repeat(5),
    node: 'v20.19.0',
    platform: 'linux 6.1 x64',
    engine: 'cpu',
    threads: 4,
    libraries: { 'onnxruntime-node': '1.30.0' },
    device: {
      engine: 'cpu',
      available: true,
      name: 'Intel Core i5-1145G7',
      totalMemoryMiB: 16_000,
      freeMemoryMiB: 9000,
    },
  },
  adjustments: [],
  estimates: [],
  stages: [
    { stage: 'baseline', validationAccuracy: 0.78, validationMacroF1: 0.7, seconds: 3.2 },
    { stage: 'instant', validationAccuracy: 0.86, validationMacroF1: 0.8, seconds: 41 },
    { stage: 'fineTuned', validationAccuracy: 0.89, validationMacroF1: 0.83, seconds: 660 },
  ],
  delivered: 'fineTuned',
  weightsHash: hashOf('9aab'),
  microBatch: 16,
  evaluation: sampleEvaluation,
};
