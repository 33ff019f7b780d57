/** `tuning.json`: the search for the best settings of a run (R50): every trial, what validation said of it, and why it ended. */
import * as z from 'zod';
import { adjustmentSchema } from './runRecord.ts';

/** What a trial is about; everything else is as in the run. */
export const trialSettingsSchema = z.object({ frozenLayers: z.int(), learningRate: z.number() });
export type TrialSettings = z.infer<typeof trialSettingsSchema>;

/** What validation said of the best round so far, after so many rounds. */
export const trialLookSchema = z.object({
  rounds: z.int(),
  validationAccuracy: z.number(),
  validationLoss: z.number(),
});
export type TrialLook = z.infer<typeof trialLookSchema>;

const trialEnds = [
  /** Others were better after as many rounds. */
  'othersBetter',
  /** The loss was no number, or one text was too much for the memory. */
  'failed',
  /** The time given for the search was over. */
  'outOfTime',
  /** It is the one that was kept. */
  'won',
] as const;

const trialSchema = z.object({
  settings: trialSettingsSchema,
  looks: z.array(trialLookSchema),
  /** Updates made. */
  steps: z.int(),
  /** Every round is done, or it stopped improving. */
  isOver: z.boolean(),
  /** Null while it may go on. */
  end: z.object({ because: z.enum(trialEnds), rounds: z.int() }).nullable(),
  adjustments: z.array(adjustmentSchema),
});
export type Trial = z.infer<typeof trialSchema>;

export const tuningRecordSchema = z.object({
  format: z.literal(1),
  /** Validation accuracy of the instant model that reads so many tokens of a text; empty where the length was given or short. */
  lengths: z.array(z.object({ maxLength: z.int(), validationAccuracy: z.number() })),
  /** Rounds after which trials are compared; the last is all of them. */
  rungs: z.array(z.int()),
  stepsPerRound: z.int(),
  trials: z.array(trialSchema),
  /** On trials, over all attempts at this search. */
  spentSeconds: z.number(),
  /** Place of the trial that was kept; null until the search is over. */
  winner: z.int().nullable(),
});
export type TuningRecord = z.infer<typeof tuningRecordSchema>;
