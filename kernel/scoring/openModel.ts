/** Opens any delivered model and scores texts with it: the one path that prediction, evaluation and explanation share. */
import { join } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { findModelFolder, manifestFile, readManifest } from './modelFolder.ts';
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

/** Opens the files of a model. Throws `model.file_missing` or `model.damaged`. */
export async function openScorer(
  folder: string,
  manifest: ModelManifest,
  options: ScorerOptions,
): Promise<Scorer> {
  const scorer = await openStage(folder, manifest, options);
  if (scorer.labelCount === manifest.labels.length) return scorer;
  // Names and scores of categories that are not as many would stand side by side wrongly.
  await scorer.close();
  throw new AppError('model.damaged', { path: folder, reason: manifestFile });
}

function openStage(folder: string, manifest: ModelManifest, options: ScorerOptions): Promise<Scorer> {
  switch (manifest.stage) {
    case 'baseline':
      return openBaselineScorer(join(folder, 'linear'));
    case 'instant':
      return openInstantScorer(folder, manifest, options);
    case 'fineTuned':
      return openFineTunedScorer(folder, manifest, options);
  }
}
