/** Who sees which setting (product design 3.1, 3.2). Names and explanations: core/text, `parameters`. */
import type { TrainingParameters } from '../contract/trainingParameters.ts';

/** simple: shown; advanced: on request; more: behind "more options" of advanced; locked: never shown. */
export type ParameterLayer = 'simple' | 'advanced' | 'more' | 'locked';

export const parameterLayers: Readonly<Record<keyof TrainingParameters, ParameterLayer>> = {
  epochs: 'simple',
  earlyStoppingPatience: 'simple',
  learningRate: 'advanced',
  batchSize: 'advanced',
  maxLength: 'advanced',
  longText: 'advanced',
  trainShare: 'advanced',
  seed: 'advanced',
  classWeights: 'advanced',
  frozenLayers: 'advanced',
  headLearningRate: 'more',
  headStart: 'more',
  weightAveraging: 'more',
  warmupShare: 'more',
  warmupSteps: 'more',
  weightDecay: 'locked',
  clipNorm: 'locked',
  hiddenDropout: 'locked',
  attentionDropout: 'locked',
};
