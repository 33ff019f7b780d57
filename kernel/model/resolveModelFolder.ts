/** From what a person writes after --base to a folder on this computer: the included model, a folder, or a hub name. */
import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { installedPath } from '../../core/tables/programPath.ts';
import { systemCode } from '../../core/tables/files/systemCode.ts';

/** The model that comes with the product. */
export const includedModel = 'e5-small-pt-en-es';

export interface ModelFolder {
  /** For people and for run.json: the included model's name, the hub's `owner/name`, or the folder's own name. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
}

/** Brings `owner/name` from the hub into the cache and returns its folder. */
export type FetchModel = (repository: string) => Promise<string>;

const hubName = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;

/** Throws `model.base_not_found`, or what `fetchModel` throws. A folder goes before a hub name that reads the same. */
export async function resolveModelFolder(source: string, fetchModel?: FetchModel): Promise<ModelFolder> {
  if (source === includedModel) return { name: source, folder: includedFolder(source) };
  const folder = resolve(source);
  if (await isFolder(folder)) return { name: basename(folder), folder };
  if (fetchModel && hubName.test(source)) return { name: source, folder: await fetchModel(source) };
  throw new AppError('model.base_not_found', { path: source });
}

function includedFolder(name: string): string {
  return dirname(installedPath(`templates/base-models/${name}/config.json`));
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) !== undefined) return false;
    throw error;
  }
}
