/** Every setting of a fine-tuning. Layers (simple, advanced, locked), names and defaults: core/training/parameterLayers.ts. */
import * as z from 'zod';

export const longTextHandlings = ['start', 'startEnd', 'chunks'] as const;
export type LongTextHandling = (typeof longTextHandlings)[number];

export const headStarts = ['probe', 'random'] as const;
/** 'auto' weighs the categories where they are skewed. */
export const classWeightChoices = ['auto', 'on', 'off'] as const;
export const weightAveragingChoices = ['on', 'off'] as const;

export const trainingParametersSchema = z.object({
  epochs: z.int().min(1),
  /** Epochs without improvement on validation before stopping; null trains every epoch. */
  earlyStoppingPatience: z.int().min(1).nullable(),
  learningRate: z.number().positive(),
  /** Of the pooler and classifier, which the base model does not have. */
  headLearningRate: z.number().positive(),
  /** 'probe' fits the head to the encoder as it is before both are tuned; 'random' starts both together. */
  headStart: z.enum(headStarts),
  /** Examples per optimizer update. */
  batchSize: z.int().min(1),
  /** Tokens of one text, specials included; 'auto' reads the data set and the model. */
  maxLength: z.union([z.int().min(8), z.literal('auto')]),
  longText: z.enum(longTextHandlings),
  /** Share of the examples that trains; the rest is halved between validation and test. */
  trainShare: z.number().min(0.5).max(0.9),
  seed: z.int(),
  /** Fraction of all steps with rising learning rate, unless `warmupSteps` is set. */
  warmupShare: z.number().min(0).max(0.5),
  warmupSteps: z.int().nonnegative().nullable(),
  weightDecay: z.number().min(0),
  clipNorm: z.number().positive(),
  /** 'auto' weighs when the largest category has more than 10 times the smallest. */
  classWeights: z.enum(classWeightChoices),
  /** Bottom layers (and embeddings) kept as they are and computed once; 0 trains everything. */
  frozenLayers: z.int().nonnegative(),
  hiddenDropout: z.number().min(0).max(0.9),
  attentionDropout: z.number().min(0).max(0.9),
  /** Whether the average of the weights along the way is validated and delivered instead of an epoch's last weights. */
  weightAveraging: z.enum(weightAveragingChoices),
});
export type TrainingParameters = z.infer<typeof trainingParametersSchema>;

export const presetNames = ['rapido', 'equilibrado', 'preciso'] as const;
export type PresetName = (typeof presetNames)[number];
