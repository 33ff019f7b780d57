/** Opens any delivered model and scores texts with it: the one path that prediction, evaluation and explanation share. */
import { join } from 'node:path';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { findModelFolder, readManifest } from './modelFolder.ts';
import { openBaselineScorer } from './baselineScorer.ts';
import { openFineTunedScorer } from './fineTunedScorer.ts';
import { openInstantScorer } from './instantScorer.ts';
import type { Scorer, ScorerOptions } from './scorer.ts';

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

/** Opens the files of a model; `reading` is its manifest, or the part of it that says how texts are read. */
export async function openScorer(
  folder: string,
  manifest: ModelManifest,
  options: ScorerOptions,
): Promise<Scorer> {
  switch (manifest.stage) {
    case 'baseline':
      return openBaselineScorer(join(folder, 'linear'));
    case 'instant':
      return openInstantScorer(folder, manifest, options);
    case 'fineTuned':
      return openFineTunedScorer(folder, manifest, options);
  }
}
