/** Opens any delivered model and scores texts with it: the one path that prediction, evaluation and explanation share. */
import { join } from 'node:path';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import type { EngineKind } from '../../core/contract/device.ts';
import { findModelFolder, readManifest } from './modelFolder.ts';
import { openBaselineScorer } from './baselineScorer.ts';
import { openFineTunedScorer } from './fineTunedScorer.ts';
import { openInstantScorer } from './instantScorer.ts';

export interface Scorer {
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

export interface OpenedModel {
  readonly folder: string;
  readonly manifest: ModelManifest;
  readonly scorer: Scorer;
}

/** `path` is a model folder or a run folder. Throws `model.*`. */
export async function openModel(path: string, options: ScorerOptions): Promise<OpenedModel> {
  const folder = await findModelFolder(path);
  const manifest = await readManifest(folder);
  return { folder, manifest, scorer: await openScorer(folder, manifest, options) };
}

async function openScorer(folder: string, manifest: ModelManifest, options: ScorerOptions): Promise<Scorer> {
  switch (manifest.stage) {
    case 'baseline':
      return openBaselineScorer(join(folder, 'linear'));
    case 'instant':
      return openInstantScorer(folder, manifest, options);
    case 'fineTuned':
      return openFineTunedScorer(folder, manifest, options);
  }
}
