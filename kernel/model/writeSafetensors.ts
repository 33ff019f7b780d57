/** Writes a safetensors file, tensor by tensor, that is either there whole or not at all. */
import { elementCount } from './parameters.ts';
import { replaceFile } from '../files/replaceFile.ts';
import { safetensorsTypes } from './safetensorsFormat.ts';
import type { SafetensorsData, SafetensorsType } from './safetensorsFormat.ts';

export interface NamedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Not copied; must not change until the promise settles. */
  readonly data: SafetensorsData;
  /** Left out: by the array's type, Uint16Array being half precision. */
  readonly dtype?: SafetensorsType;
}

/**
 * Tensors lie in the order given; the same tensors and metadata make the same bytes. `metadata` of files for
 * Python's transformers needs `format: 'pt'`. Throws `disk.full` or `folder.not_writable` and leaves what was there.
 */
export async function writeSafetensors(
  path: string,
  tensors: Iterable<NamedTensor>,
  metadata?: Readonly<Record<string, string>>,
): Promise<void> {
  const list = [...tensors];
  await replaceFile(path, [headerOf(list, metadata), ...list.map(({ data }) => bytesOf(data))]);
}

/** The first is the format's own; the second does not survive being parsed. */
const reservedNames = ['__metadata__', '__proto__'];

function headerOf(tensors: readonly NamedTensor[], metadata?: Readonly<Record<string, string>>): Uint8Array {
  const header = new Map<string, unknown>();
  if (metadata && Object.keys(metadata).some((key) => reservedNames.includes(key))) {
    throw new Error('metadata under a reserved name');
  }
  if (metadata) header.set('__metadata__', metadata);
  let offset = 0;
  for (const { name, shape, data, dtype = typeOf(data) } of tensors) {
    const fits =
      data.length === elementCount(shape) &&
      data.BYTES_PER_ELEMENT === safetensorsTypes[dtype].BYTES_PER_ELEMENT;
    if (!fits || header.has(name) || reservedNames.includes(name)) {
      throw new Error(`tensor ${name} does not fit its shape, comes twice, or has a reserved name`);
    }
    header.set(name, { dtype, shape, data_offsets: [offset, offset + data.byteLength] });
    offset += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  // Spaces up to a multiple of 8, so that the data begins aligned.
  const bytes = new Uint8Array(8 + Math.ceil(json.length / 8) * 8).fill(0x20);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(bytes.length - 8), true);
  bytes.set(json, 8);
  return bytes;
}

function typeOf(data: SafetensorsData): SafetensorsType {
  if (data instanceof Uint16Array) return 'F16';
  for (const [type, array] of Object.entries(safetensorsTypes)) {
    if (data instanceof array) return type as SafetensorsType;
  }
  throw new Error('an array of no known type');
}

function bytesOf({ buffer, byteOffset, byteLength }: SafetensorsData): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
