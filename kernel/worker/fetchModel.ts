/** The folder of a model that is to be used: what a training left here, or a published one, fetched once. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleFile } from '../../core/contract/bundle.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { SentModel } from '../../core/contract/modelHub.ts';
import type { ServerPlace } from '../../core/host/askServer.ts';
import { downloadFolder } from '../../core/host/downloadFolder.ts';
import type { Patience } from '../../core/host/untilAnswered.ts';
import { JobFolder } from './jobFolder.ts';

export interface ModelFetch extends Patience {
  readonly server: ServerPlace;
  readonly workerFolder: string;
}

/** Fails with `model.not_found` where a training's model is not here any more, or as `downloadFolder` does. */
export async function fetchModel(
  model: SentModel,
  { server, workerFolder, ...patience }: ModelFetch,
): Promise<string> {
  if ('job' in model) {
    const folder = new JobFolder(workerFolder, model.job);
    const trained = await folder.keptAnswer();
    if (!trained) throw new AppError('model.not_found', { path: folder.path });
    return trained.modelFolder;
  }
  const { modelId, version, files } = model;
  const target = join(workerFolder, 'models', hashOf(files));
  if (!existsSync(target)) {
    const at = `/api/v1/worker/models/${encodeURIComponent(modelId)}/versions/${version}/file?name=`;
    const pathOf = (name: string) => `${at}${encodeURIComponent(name)}`;
    await downloadFolder({ ...patience, server, files, pathOf, target });
  }
  return target;
}

/** Equal files are one model, whatever it was published as. */
function hashOf(files: readonly BundleFile[]): string {
  const names = files.map(({ name, sha256 }) => `${sha256} ${name}\n`).sort();
  return createHash('sha256').update(names.join('')).digest('hex');
}
