/**
 * Opens a safetensors file: the header is read and checked whole, tensors are then read by range, each straight into
 * its own array. Nothing a header says is believed before it is checked against the file's size.
 */
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../core/contract/errors/appError.ts';
import { fillFrom } from './fillFrom.ts';
import { elementCount } from './parameters.ts';
import { openFailure } from './openFailure.ts';
import {
  maxHeaderBytes,
  safetensorsHeaderSchema,
  safetensorsMetadataSchema,
  safetensorsTypes,
} from './safetensorsFormat.ts';
import type { SafetensorsEntry, SafetensorsTensor } from './safetensorsFormat.ts';

export interface SafetensorsFile {
  readonly path: string;
  /** In the order of their bytes. */
  readonly entries: ReadonlyMap<string, SafetensorsEntry>;
  readonly metadata: Readonly<Record<string, string>>;
  /** Reads one tensor; a name that is not in `entries` is a bug. */
  read(name: string): Promise<SafetensorsTensor>;
  close(): Promise<void>;
}

/** Throws `model.file_missing`, `file.not_readable` or `model.damaged`. */
export async function openSafetensors(path: string): Promise<SafetensorsFile> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw openFailure(path, cause);
  });
  try {
    const { entries, metadata, dataStart } = await readHeader(file, path);
    const read = async (name: string): Promise<SafetensorsTensor> => {
      const entry = entries.get(name);
      if (!entry) throw new Error(`no tensor ${name} in ${path}`);
      const data = new safetensorsTypes[entry.dtype](elementCount(entry.shape));
      await fillFrom(file, new Uint8Array(data.buffer), {
        path,
        position: dataStart + entry.data_offsets[0],
      });
      return { dtype: entry.dtype, shape: entry.shape, data };
    };
    return { path, entries, metadata, read, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readHeader(file: FileHandle, path: string) {
  const fileBytes = (await file.stat()).size;
  if (fileBytes < 8) throw damaged(path, 'truncated_header');
  const length = new BigUint64Array(1);
  await fillFrom(file, new Uint8Array(length.buffer), { path, position: 0 });
  const headerBytes = Number(length[0]);
  if (headerBytes > maxHeaderBytes) throw damaged(path, 'header_too_long');
  if (8 + headerBytes > fileBytes) throw damaged(path, 'truncated_header');
  const bytes = new Uint8Array(headerBytes);
  await fillFrom(file, bytes, { path, position: 8 });
  const dataStart = 8 + headerBytes;
  return { ...parseHeader(bytes, fileBytes - dataStart, path), dataStart };
}

/** `dataBytes`: how many bytes follow the header. */
function parseHeader(bytes: Uint8Array, dataBytes: number, path: string) {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw damaged(path, 'header_not_json', cause);
  }
  if (typeof json !== 'object' || json === null) throw damaged(path, 'header_not_json');
  const { __metadata__: noted = {}, ...tensors } = json as Record<string, unknown>;
  const metadata = safetensorsMetadataSchema.safeParse(noted);
  const header = safetensorsHeaderSchema.safeParse(tensors);
  if (!metadata.success || !header.success) {
    throw damaged(path, 'header_invalid', metadata.error ?? header.error);
  }
  const sorted = Object.entries(header.data).sort(([, a], [, b]) => compareOffsets(a, b));
  checkLayout(sorted, dataBytes, path);
  return { entries: new Map(sorted), metadata: metadata.data };
}

function compareOffsets(
  { data_offsets: a }: SafetensorsEntry,
  { data_offsets: b }: SafetensorsEntry,
): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** The tensors must tile the data exactly: no overlap, no hole, nothing before or behind, each as long as its shape. */
function checkLayout(sorted: [string, SafetensorsEntry][], dataBytes: number, path: string): void {
  let end = 0;
  for (const [name, { dtype, shape, data_offsets: offsets }] of sorted) {
    const bytes = elementCount(shape) * safetensorsTypes[dtype].BYTES_PER_ELEMENT;
    if (offsets[1] - offsets[0] !== bytes) throw damaged(path, `length_of ${name}`);
    if (offsets[1] > dataBytes) throw damaged(path, `truncated_at ${name}`);
    if (offsets[0] < end) throw damaged(path, `overlap_at ${name}`);
    if (offsets[0] > end) throw damaged(path, `hole_before ${name}`);
    end = offsets[1];
  }
  if (end !== dataBytes) throw damaged(path, 'unclaimed_bytes');
}

function damaged(path: string, reason: string, cause?: unknown): AppError<'model.damaged'> {
  return new AppError('model.damaged', { path, reason }, { cause });
}
