/** The events of one training, as a kernel would send them: four categories, three rounds. */
import type { RunEvent } from '../../../core/contract/runEvent.ts';
import { sampleEvaluation } from '../../../core/training/testing/sampleRun.ts';

const step = (number: number, epoch: number): RunEvent => ({
  kind: 'stepFinished',
  epoch,
  step: number,
  totalSteps: 120,
  loss: 0.5,
  gradNorm: 1,
  learningRate: 1e-4,
  tokens: 900,
  milliseconds: 250,
});

const round = (epoch: number, accuracy: number): RunEvent => ({
  kind: 'epochFinished',
  epoch,
  epochs: 3,
  trainLoss: 0.5,
  validationLoss: 0.5,
  validationAccuracy: accuracy,
  validationMacroF1: accuracy,
  isBest: accuracy !== 0.88,
});

export const beforeTuning: RunEvent[] = [
  { kind: 'requestAccepted', request: 'train' },
  { kind: 'phaseStarted', phase: 'reading' },
  {
    kind: 'datasetReady',
    summary: {
      fileName: 'processos.xlsx',
      fileHash: '',
      textColumn: 'Texto',
      labelColumn: 'Classe',
      totalRows: 980,
      usedRows: 960,
      labels: [
        { label: 'Indenização', count: 460 },
        { label: 'Cobrança', count: 240 },
        { label: 'Execução Fiscal', count: 160 },
        { label: 'Mandado de Segurança', count: 40 },
      ],
      effects: [],
      characters: { median: 210, p95: 600, max: 1200 },
    },
  },
  { kind: 'phaseStarted', phase: 'baseline' },
  {
    kind: 'stageFinished',
    result: { stage: 'baseline', validationAccuracy: 0.78, validationMacroF1: 0.7, seconds: 3.2 },
  },
  { kind: 'phaseStarted', phase: 'encoding' },
  { kind: 'readingPlanned', maxLength: 512, readShare: 0.973, cacheMiB: 120, cachePlace: 'memory' },
  { kind: 'progressed', phase: 'encoding', done: 500, total: 1000 },
  { kind: 'phaseStarted', phase: 'instant' },
  {
    kind: 'stageFinished',
    result: { stage: 'instant', validationAccuracy: 0.86, validationMacroF1: 0.8, seconds: 41 },
  },
  { kind: 'phaseStarted', phase: 'planning' },
  {
    kind: 'planReady',
    engine: 'cpu',
    maxLength: 512,
    microBatch: 16,
    accumulation: 1,
    frozenLayers: 6,
    estimatedMemoryMiB: 900,
    epochs: 3,
    totalSteps: 120,
  },
  { kind: 'phaseStarted', phase: 'fineTuning' },
];

export const tuning: RunEvent[] = [
  step(20, 1),
  { kind: 'timeEstimated', lowSeconds: 700, highSeconds: 1010, measuredSteps: 20 },
  step(40, 1),
  round(1, 0.85),
  step(80, 2),
  round(2, 0.89),
  {
    kind: 'adjusted',
    adjustment: { what: 'microBatchHalved', from: 16, to: 8, reason: 'outOfMemory', step: 100 },
  },
  step(110, 3),
];

export const afterTuning: RunEvent[] = [
  step(120, 3),
  round(3, 0.88),
  {
    kind: 'stageFinished',
    result: { stage: 'fineTuned', validationAccuracy: 0.89, validationMacroF1: 0.83, seconds: 660 },
  },
  { kind: 'phaseStarted', phase: 'saving' },
  { kind: 'phaseStarted', phase: 'evaluating' },
];

export function trained({ stoppedEarly }: { stoppedEarly: boolean } = { stoppedEarly: false }): RunEvent {
  return {
    kind: 'answered',
    answer: {
      kind: 'trained',
      runId: 'r1',
      runFolder: '/dados/treinos/processos-2026-01-24-1',
      modelFolder: '/dados/treinos/processos-2026-01-24-1/model',
      delivered: 'fineTuned',
      stages: [
        { stage: 'baseline', validationAccuracy: 0.78, validationMacroF1: 0.7, seconds: 3.2 },
        { stage: 'instant', validationAccuracy: 0.86, validationMacroF1: 0.8, seconds: 41 },
        { stage: 'fineTuned', validationAccuracy: 0.89, validationMacroF1: 0.83, seconds: 660 },
      ],
      evaluation: sampleEvaluation,
      stoppedEarly,
    },
  };
}

export const wholeTraining: RunEvent[] = [...beforeTuning, ...tuning, ...afterTuning, trained()];
