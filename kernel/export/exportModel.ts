/** Makes a delivered model usable outside the product: a Hugging Face folder, ONNX files, scripts that score the same. */
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fillFolder } from '../files/fillFolder.ts';
import { findModelFolder, readManifest } from '../scoring/modelFolder.ts';
import { exportFineTuned } from './exportFineTuned.ts';
import { exportLinear } from './exportLinear.ts';
import type { ExportFormat } from './exportFormat.ts';

export interface ExportTask {
  /** A model folder or a run folder. */
  readonly modelFolder: string;
  /** Must not be there, or be empty. */
  readonly output: string;
  readonly formats: readonly ExportFormat[];
}

/**
 * Names of the written files, relative to `output`, with forward slashes. `huggingFace` is for Python, `onnx` for
 * onnxruntime and browsers; for models without fine-tuning both are a documented folder with a script of that language.
 * Throws `model.*`, `folder.not_empty`, `folder.not_writable` or `disk.full`; `output` is then as it was.
 */
export async function exportModel({ modelFolder, output, formats }: ExportTask): Promise<string[]> {
  const folder = await findModelFolder(modelFolder);
  const manifest = await readManifest(folder);
  const target = resolve(output);
  await fillFolder(target, (unfinished) => {
    const task = { folder, manifest, output: unfinished, formats };
    return manifest.stage === 'fineTuned' ? exportFineTuned(task) : exportLinear(task);
  });
  return filesOf(target);
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.map((file) => relative(folder, file).split(sep).join('/')).sort();
}
