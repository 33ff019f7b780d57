/** The unpacked bytes of one entry, in pieces. */
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { AppError } from '../../../contract/errors/appError.ts';
import type { InputFile } from '../inputFile.ts';
import type { ZipEntry } from './zipDirectory.ts';

/** Throws table.damaged and table.password_protected. */
export async function* zipContent(file: InputFile, entry: ZipEntry): AsyncGenerator<Buffer> {
  if ((entry.flags & 1) !== 0) throw new AppError('table.password_protected', { path: file.path });
  const header = await file.read(entry.headerPosition, entry.headerPosition + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    throw new AppError('table.damaged', { path: file.path });
  const start = entry.headerPosition + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = file.pieces(start, start + entry.compressedSize);
  if (entry.method === 0) yield* packed;
  else if (entry.method === 8) yield* inflate(packed, file.path);
  else throw new AppError('table.damaged', { path: file.path });
}

/** The whole content as text; for the small parts of a workbook. */
export async function zipText(file: InputFile, entry: ZipEntry): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of zipContent(file, entry)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

async function* inflate(packed: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: 1 << 16 });
  const source = Readable.from(packed, { objectMode: false });
  source.on('error', (error) => inflater.destroy(error));
  try {
    for await (const piece of source.pipe(inflater)) yield piece as Buffer;
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    throw isZlib ? new AppError('table.damaged', { path }, { cause: error }) : error;
  } finally {
    source.destroy();
    inflater.destroy();
  }
}
