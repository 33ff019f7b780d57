/**
 * A delivered model: one folder with `model.json` and everything scoring needs, nothing outside it.
 *   baseline    linear/                       TF-IDF vocabulary and weights
 *   instant     linear/, encoder/             the same, beside the base model's own files
 *   fineTuned   weights.safetensors, shape.json, tokenizer files
 */
import { readFile, readdir, rm, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { AppError } from '../../core/contract/errors/appError.ts';
import { modelManifestSchema } from '../../core/contract/modelManifest.ts';
import type { ModelManifest } from '../../core/contract/modelManifest.ts';
import { fillFolder } from '../files/fillFolder.ts';
import { hashFile, hashTexts } from '../files/hashFile.ts';
import { renamePatiently } from '../../core/tables/files/renamePatiently.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { parseJson } from '../../core/contract/parseJson.ts';

export const manifestFile = 'model.json';

/** What the writer of a model knows; file hashes are added here. */
export type ManifestFacts = Omit<ModelManifest, 'format' | 'files' | 'weightsHash'>;

/**
 * Fills a folder beside the target with `fill`, seals it with the manifest, then puts it in the target's place.
 * A kill leaves the old model or the new one, never a mixture.
 */
export async function writeModelFolder(
  folder: string,
  facts: ManifestFacts,
  fill: (folder: string) => Promise<void>,
): Promise<ModelManifest> {
  const next = `${folder}.next`;
  await rm(next, { recursive: true, force: true });
  let manifest: ModelManifest | undefined;
  await fillFolder(next, async (unfinished) => {
    await fill(unfinished);
    const files = await hashesOf(unfinished);
    manifest = { format: 1, ...facts, files, weightsHash: hashTexts(Object.entries(files).flat()) };
    await replaceFile(join(unfinished, manifestFile), [
      Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    ]);
  });
  if (!manifest) throw new Error('the model folder was not filled');
  await rm(folder, { recursive: true, force: true });
  await renamePatiently(next, folder);
  return manifest;
}

/** The model folder that `path` names: itself, or the `model` folder of a run. Throws `model.not_found`. */
export async function findModelFolder(path: string): Promise<string> {
  for (const folder of [path, join(path, 'model')]) {
    const facts = await stat(join(folder, manifestFile)).catch(() => undefined);
    if (facts?.isFile()) return folder;
  }
  throw new AppError('model.not_found', { path });
}

/** Reads the manifest and checks that every file is the one that was delivered. Throws `model.damaged`. */
export async function readManifest(folder: string): Promise<ModelManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8');
  const parsed = modelManifestSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new AppError('model.damaged', { path: folder, reason: manifestFile }, { cause: parsed.error });
  for (const [file, hash] of Object.entries(parsed.data.files)) {
    const path = join(folder, file);
    const actual = await hashFile(path).catch(() => undefined);
    if (actual === undefined) throw new AppError('model.file_missing', { path: folder, file });
    if (actual !== hash) throw new AppError('model.hash_mismatch', { path });
  }
  return parsed.data;
}

/** SHA-256 of every file below `folder`, by its name with forward slashes, in order. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes: Record<string, string> = {};
  for (const file of files.sort()) hashes[relative(folder, file).split(sep).join('/')] = await hashFile(file);
  return hashes;
}
