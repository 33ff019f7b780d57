/** The names of the three kinds of model. */
import type { Stage } from '../../contract/runConfig.ts';

export interface StageName {
  /** As the subject at the start of a sentence: "The simple method". */
  readonly pronounced: string;
  /** Alone in a list: "simple method". */
  readonly short: string;
  /** What it is, in one sentence. */
  readonly explained: string;
}

export type StageTexts = Readonly<Record<Stage, StageName>>;
