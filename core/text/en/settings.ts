/** English names of presets and settings. */
import type { SettingTexts } from '../areas/settingTexts.ts';

export const settings: SettingTexts = {
  choices: {
    rapido: 'fast',
    equilibrado: 'balanced',
    preciso: 'precise',
    probe: 'alone',
    random: 'at random',
    start: 'the beginning only',
    startEnd: 'beginning and end',
    chunks: 'all, in parts',
    auto: 'automatic',
    on: 'yes',
    off: 'no',
  },
  presets: {
    rapido: { name: 'Fast', explained: 'to test whether the data has the right form (3 rounds)' },
    equilibrado: { name: 'Balanced', explained: 'the best value for most cases (up to 10 rounds)' },
    preciso: { name: 'Precise', explained: 'the highest quality, takes longer (up to 30 rounds)' },
  },
  parameters: {
    epochs: { name: 'Rounds', explained: 'how often the model goes through all examples' },
    earlyStoppingPatience: {
      name: 'Stop when nothing improves',
      explained: 'how many rounds without a gain to wait before stopping',
    },
    learningRate: { name: 'Learning speed', explained: 'the size of each correction of the model' },
    headLearningRate: {
      name: 'Learning speed of the new part',
      explained: 'the size of each correction of the part that picks the category',
    },
    headStart: {
      name: 'Start of the new part',
      explained:
        'probe: learns alone first while the rest stands still; random: starts by chance, with the rest',
    },
    batchSize: { name: 'Batch size', explained: 'how many examples are seen before each correction' },
    maxLength: { name: 'Longest text', explained: 'how many word pieces of each text are read' },
    longText: {
      name: 'Long texts',
      explained: 'read the start, the start and the end, or all of it in parts',
    },
    trainShare: {
      name: '% for training',
      explained: 'the part of the examples that teaches; the rest checks',
    },
    seed: { name: 'Random seed', explained: 'the same number repeats the same training' },
    warmupShare: { name: 'Warm-up', explained: 'the part of the training in which the speed rises' },
    warmupSteps: { name: 'Warm-up steps', explained: 'the number of steps in which the speed rises' },
    weightDecay: { name: 'Weight decay', explained: 'how strongly weights are drawn to zero' },
    clipNorm: { name: 'Limit of the corrections', explained: 'the largest size of a correction' },
    classWeights: {
      name: 'Balance categories',
      explained: 'give more weight to categories with fewer examples',
    },
    frozenLayers: {
      name: 'Reused layers',
      explained: 'how many layers of the model stay as they are; 0 tunes all of them and takes longer',
    },
    weightAveraging: {
      name: 'Average of the weights',
      explained:
        'use the average of the weights along the training (on) or the last ones of each round (off)',
    },
    hiddenDropout: {
      name: 'Internal dropout',
      explained: 'the part of the connections switched off at random in training',
    },
    attentionDropout: {
      name: 'Attention dropout',
      explained: 'the part of the attention switched off at random in training',
    },
  },
};
