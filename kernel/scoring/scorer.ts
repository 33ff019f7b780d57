/** What prediction, evaluation and explanation know of a model: texts in, scores out. */
import type { EngineKind } from '../../core/contract/device.ts';

export interface Scorer {
  readonly labelCount: number; // C
  /** Scores before the softmax, (N, C); a text's row depends on that text alone. */
  score(texts: readonly string[], between?: Between): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Called between two batches with the share done, 0 to 1; throwing ends the scoring. */
export type Between = (share: number) => Promise<void>;

export interface ScorerOptions {
  readonly engine?: EngineKind | undefined;
  readonly threads: number;
}
