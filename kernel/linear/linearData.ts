/** What a linear model learns from. */
import type { EncoderFeatures } from './encoderFeatures.ts';

export interface LinearData {
  readonly texts: readonly string[];
  readonly labels: Int32Array; // (texts), 0 … labelCount−1
  readonly labelCount: number;
  /** Of the same texts; left out for the baseline. */
  readonly encoder?: EncoderFeatures | undefined;
}
