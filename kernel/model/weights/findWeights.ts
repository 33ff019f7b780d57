/** Which files of a model folder hold its weights, and in what format. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { readShardNames } from './openSafetensorsWeights.ts';

export interface WeightFiles {
  readonly format: 'safetensors' | 'gguf';
  /** Names inside the folder. */
  readonly files: readonly string[];
  /** Lists the files where there are several. */
  readonly index?: string;
}

const index = 'model.safetensors.index.json';
/** Formats of other libraries; the first two are pickles, which can run code when opened. */
const foreign = /^(pytorch_model.*\.bin|.*\.(pt|pth|ckpt)|tf_model\.h5|flax_model\.msgpack)$/;

/** Throws `model.weights_foreign` where the only weights are in another library's format, else `model.file_missing`. */
export async function findWeights(folder: string): Promise<WeightFiles> {
  const names = (await readdir(folder)).sort();
  if (names.includes('model.safetensors')) return { format: 'safetensors', files: ['model.safetensors'] };
  if (names.includes(index))
    return { format: 'safetensors', files: await readShardNames(join(folder, index)), index };
  const gguf = names.filter((name) => name.endsWith('.gguf'));
  if (gguf.includes('model.gguf')) return { format: 'gguf', files: ['model.gguf'] };
  if (gguf.length === 1) return { format: 'gguf', files: gguf };
  const other = names.find((name) => foreign.test(name));
  if (other !== undefined) throw new AppError('model.weights_foreign', { path: folder, file: other });
  throw new AppError('model.file_missing', { path: folder, file: 'model.safetensors' });
}
