/** The tensors of a GGUF file as float32. The header is parsed by `@huggingface/gguf`, the blocks are read here. */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { GGMLQuantizationType, gguf } from '@huggingface/gguf';
import { AppError } from '../../../core/contract/errors/appError.ts';
import { openFailure } from '../openFailure.ts';
import { elementCount } from '../parameters.ts';
import { fillFrom } from '../fillFrom.ts';
import { blockSizes, dequantise, ggmlTypes } from './dequantise.ts';
import type { GgmlType } from './dequantise.ts';
import type { TensorSource } from './tensorSource.ts';

interface Place {
  readonly type: GgmlType;
  readonly position: number;
  readonly bytes: number;
}

/** Throws `model.file_missing`, `file.not_readable` or `model.damaged`. */
export async function openGgufWeights(path: string): Promise<TensorSource> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw openFailure(path, cause);
  });
  try {
    const { shapes, places } = await readHeader(file, path);
    const read = async (name: string): Promise<Float32Array> => {
      const place = places.get(name);
      if (!place) throw new Error(`no tensor ${name} in ${path}`);
      const raw = new Uint8Array(place.bytes);
      await fillFrom(file, raw, { path, position: place.position });
      return dequantise(place.type, raw);
    };
    return { shapes, read, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(file: FileHandle, path: string) {
  const fileBytes = (await file.stat()).size;
  const header = await gguf(path, { allowLocalFile: true }).catch((cause: unknown) => {
    throw new AppError('model.damaged', { path, reason: 'gguf_header' }, { cause });
  });
  if (!header.littleEndian) throw new AppError('model.damaged', { path, reason: 'big_endian' });
  const shapes = new Map<string, readonly number[]>();
  const places = new Map<string, Place>();
  for (const { name, shape, dtype, offset } of header.tensorInfos) {
    const type = ggmlTypes.find((known) => GGMLQuantizationType[known] === dtype);
    if (!type) throw new AppError('model.damaged', { path, reason: `type ${GGMLQuantizationType[dtype]}` });
    // GGUF counts dimensions from the innermost.
    const size = shape.map(Number).reverse();
    const place = { type, position: Number(header.tensorDataOffset + offset), bytes: bytesOf(type, size) };
    const fits =
      (size.at(-1) ?? 1) % blockSizes[type].elements === 0 && place.position + place.bytes <= fileBytes;
    if (!fits || shapes.has(name)) throw new AppError('model.damaged', { path, reason: `range_of ${name}` });
    shapes.set(name, size);
    places.set(name, place);
  }
  checkOverlap(places, path);
  return { shapes, places };
}

function bytesOf(type: GgmlType, shape: readonly number[]): number {
  return (elementCount(shape) / blockSizes[type].elements) * blockSizes[type].bytes;
}

function checkOverlap(places: ReadonlyMap<string, Place>, path: string): void {
  let end = 0;
  for (const [name, place] of [...places].sort(([, a], [, b]) => a.position - b.position)) {
    if (place.position < end) throw new AppError('model.damaged', { path, reason: `overlap_at ${name}` });
    end = place.position + place.bytes;
  }
}
