/** A folder's safetensors weights as float32: one file, or the shards an index lists. */
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { openSafetensors } from '../openSafetensors.ts';
import type { SafetensorsFile } from '../openSafetensors.ts';
import { readJson } from '../readJson.ts';
import type { SafetensorsTensor } from '../safetensorsFormat.ts';
import type { TensorSource } from './tensorSource.ts';
import { widenBfloat, widenHalf } from './widen.ts';

/** A shard is a file of the same folder: no separators, so that an index cannot lead out of it. */
const shardName = z.string().regex(/^[^/\\]+\.safetensors$/);
const indexSchema = z.object({ weight_map: z.record(z.string(), shardName) });

/** The shard files that `model.safetensors.index.json` names, in order of name. */
export async function readShardNames(indexPath: string): Promise<string[]> {
  const index = await readJson(indexPath, indexSchema);
  return [...new Set(Object.values(index.weight_map))].sort();
}

/** Throws `model.file_missing`, `file.not_readable` or `model.damaged`. */
export async function openSafetensorsWeights(
  folder: string,
  files: readonly string[],
): Promise<TensorSource> {
  const opened: SafetensorsFile[] = [];
  const close = async () => {
    for (const file of opened) await file.close();
  };
  try {
    for (const file of files) opened.push(await openSafetensors(join(folder, file)));
    return { ...joined(opened), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function joined(files: readonly SafetensorsFile[]): Omit<TensorSource, 'close'> {
  const owners = new Map<string, SafetensorsFile>();
  const shapes = new Map<string, readonly number[]>();
  for (const file of files) {
    for (const [name, { shape }] of file.entries) {
      if (owners.has(name)) throw new AppError('model.damaged', { path: file.path, reason: `twice ${name}` });
      owners.set(name, file);
      shapes.set(name, shape);
    }
  }
  const read = async (name: string): Promise<Float32Array> => {
    const file = owners.get(name);
    if (!file) throw new Error(`no tensor ${name}`);
    return asFloats(await file.read(name), `${file.path}: ${name}`);
  };
  return { shapes, read };
}

function asFloats({ dtype, data }: SafetensorsTensor, place: string): Float32Array {
  if (data instanceof Float32Array) return data;
  if (data instanceof Float64Array) return Float32Array.from(data);
  if (data instanceof Uint16Array && dtype === 'F16') return widenHalf(data);
  if (data instanceof Uint16Array && dtype === 'BF16') return widenBfloat(data);
  throw new AppError('model.damaged', { path: place, reason: `type ${dtype}` });
}
