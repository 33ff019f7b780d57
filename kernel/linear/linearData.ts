/** What a linear model learns from. */
import type { EncoderFeatures } from './encoderFeatures.ts';

export interface LinearData {
  readonly texts: readonly string[];
  readonly labels: Int32Array; // (texts), 0 … labelCount−1
  readonly labelCount: number;
  /** Of the same texts; left out for the baseline. */
  readonly encoder?: EncoderFeatures | undefined;
}

/** The same for questions about texts that a model did not see: it must not have seen what belongs to them either. */
export interface GroupedData extends LinearData {
  /** Number of the group (process, text, near copy) of each text (core/dataset/groupExamples.ts). */
  readonly groups: Int32Array;
}
