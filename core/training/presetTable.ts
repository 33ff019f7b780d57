/**
 * The numbers of the presets and of every default, in one place.
 * Epochs, early stopping, batch sizes and warm-up steps are the product design's (3.2, 3.3);
 * learning rates, the frozen share and averaging were chosen by measurement (docs/adr/0010, 0013).
 */
import type { PresetName, TrainingParameters } from '../contract/trainingParameters.ts';

type PresetNumbers = Pick<
  TrainingParameters,
  | 'epochs'
  | 'earlyStoppingPatience'
  | 'batchSize'
  | 'learningRate'
  | 'headLearningRate'
  | 'warmupSteps'
  | 'weightAveraging'
> & {
  /** Part of the model's layers, from the bottom, that stays as it is. */
  readonly frozenShare: number;
};

export const presetTable: Readonly<Record<PresetName, PresetNumbers>> = {
  rapido: {
    epochs: 3,
    earlyStoppingPatience: null,
    batchSize: 32,
    learningRate: 2e-4,
    headLearningRate: 1e-3,
    warmupSteps: null,
    // All its rounds are run, and the falling rate has the same effect.
    weightAveraging: 'off',
    frozenShare: 0.5,
  },
  equilibrado: {
    epochs: 10,
    earlyStoppingPatience: 3,
    batchSize: 16,
    learningRate: 1e-4,
    headLearningRate: 1e-3,
    warmupSteps: null,
    weightAveraging: 'on',
    frozenShare: 0.5,
  },
  preciso: {
    epochs: 30,
    earlyStoppingPatience: 5,
    batchSize: 8,
    learningRate: 1e-4,
    headLearningRate: 1e-3,
    warmupSteps: 100,
    weightAveraging: 'on',
    frozenShare: 0.5,
  },
};

/** What no preset changes. The end of a long text is not thrown away unasked. */
export const sharedDefaults = {
  maxLength: 'auto',
  longText: 'startEnd',
  headStart: 'probe',
  trainShare: 0.8,
  seed: 42,
  warmupShare: 0.1,
  weightDecay: 0.01,
  clipNorm: 1,
  classWeights: 'auto',
  hiddenDropout: 0.1,
  attentionDropout: 0.1,
} as const satisfies Partial<TrainingParameters>;
