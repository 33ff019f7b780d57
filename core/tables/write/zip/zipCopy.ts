/**
 * A zip archive copied with one entry's content replaced. The bytes of every other entry, header, packed data and
 * descriptor alike, are copied as they are; only the offsets in the directory move.
 */
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { AppError } from '../../../contract/errors/appError.ts';
import type { InputFile } from '../inputFile.ts';
import type { OutputFile } from '../outputFile.ts';
import type { ZipDirectory, ZipEntry } from './zipDirectory.ts';

const unset32 = 0xffffffff;
const deflated = 8;
/** Bit 3 says that sizes stand behind the data; ours stand in the header. Bits 1 and 2 tell the packer's effort. */
const keptFlags = ~0b1110;

export interface ZipReplacement {
  readonly entry: ZipEntry;
  /** The new content, unpacked. */
  readonly content: AsyncIterable<Buffer>;
}

interface Packed {
  readonly crc: number;
  readonly size: number;
  readonly compressedSize: number;
}

/** Writes the copy to `output`, which must be empty. Throws table.damaged where entries and directory disagree. */
export async function copyZip(
  source: { readonly file: InputFile; readonly directory: ZipDirectory },
  replacement: ZipReplacement,
  output: OutputFile,
): Promise<void> {
  const { file, directory } = source;
  const ordered = [...directory.entries].sort((a, b) => a.headerPosition - b.headerPosition);
  const starts = new Map<ZipEntry, number>();
  let packed: Packed | undefined;
  await copyRange(file, { start: 0, end: ordered[0]?.headerPosition ?? directory.position }, output);
  for (const [index, entry] of ordered.entries()) {
    starts.set(entry, output.position);
    const end = ordered[index + 1]?.headerPosition ?? directory.position;
    if (entry === replacement.entry) packed = await writeReplacement(file, replacement, output);
    else await copyRange(file, { start: entry.headerPosition, end }, output);
  }
  if (!packed) throw new Error('the replaced entry is not of this archive');
  const position = output.position;
  for (const entry of directory.entries) {
    const offset = (starts.get(entry) ?? 0) - directory.base;
    await output.write(
      entry === replacement.entry ? changedRecord(entry, packed, offset) : movedRecord(entry, offset),
    );
  }
  await output.write(
    movedTail(directory, { offset: position - directory.base, records: output.position - position }),
  );
}

async function copyRange(
  file: InputFile,
  range: { start: number; end: number },
  output: OutputFile,
): Promise<void> {
  if (range.end < range.start) throw new AppError('table.damaged', { path: file.path });
  for await (const piece of file.pieces(range.start, range.end)) await output.write(piece);
}

async function writeReplacement(
  file: InputFile,
  { entry, content }: ZipReplacement,
  output: OutputFile,
): Promise<Packed> {
  const old = await file.read(entry.headerPosition, entry.headerPosition + 30);
  const nameEnd = entry.headerPosition + 30 + old.readUInt16LE(26);
  const name = await file.read(entry.headerPosition + 30, nameEnd);
  const extra = withoutZip64(await file.read(nameEnd, nameEnd + old.readUInt16LE(28)));
  const start = output.position;
  const header = Buffer.concat([old, name, extra]);
  header.writeUInt16LE(extra.length, 28);
  await output.write(header);
  const packed = await deflateInto(content, output);
  writeNumbers(header, 4, packed);
  await output.correct(header, start);
  return packed;
}

async function deflateInto(content: AsyncIterable<Buffer>, output: OutputFile): Promise<Packed> {
  let crc = 0;
  let size = 0;
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of content) {
      crc = crc32(piece, crc);
      size += piece.length;
      yield piece;
    }
  }
  const deflater = createDeflateRaw({ chunkSize: 1 << 16 });
  const source = Readable.from(counted(), { objectMode: false });
  source.on('error', (error) => deflater.destroy(error));
  const start = output.position;
  try {
    for await (const piece of source.pipe(deflater)) await output.write(piece as Buffer);
  } finally {
    source.destroy();
    deflater.destroy();
  }
  return { crc, size, compressedSize: output.position - start };
}

/** A local header's numbers start at byte 4, a directory record's at byte 6; their order is the same. */
function writeNumbers(bytes: Buffer, from: 4 | 6, packed: Packed): void {
  bytes.writeUInt16LE(20, from);
  bytes.writeUInt16LE(bytes.readUInt16LE(from + 2) & keptFlags, from + 2);
  bytes.writeUInt16LE(deflated, from + 4);
  bytes.writeUInt32LE(packed.crc, from + 10);
  bytes.writeUInt32LE(within32(packed.compressedSize), from + 14);
  bytes.writeUInt32LE(within32(packed.size), from + 18);
}

function changedRecord(entry: ZipEntry, packed: Packed, offset: number): Buffer {
  const { record } = entry;
  const nameEnd = 46 + record.readUInt16LE(28);
  const extraEnd = nameEnd + record.readUInt16LE(30);
  const extra = withoutZip64(record.subarray(nameEnd, extraEnd));
  const changed = Buffer.concat([record.subarray(0, nameEnd), extra, record.subarray(extraEnd)]);
  changed.writeUInt16LE(extra.length, 30);
  writeNumbers(changed, 6, packed);
  changed.writeUInt32LE(within32(offset), 42);
  return changed;
}

function movedRecord(entry: ZipEntry, offset: number): Buffer {
  const moved = Buffer.from(entry.record);
  if (entry.offsetField.bytes === 8) moved.writeBigUInt64LE(BigInt(offset), entry.offsetField.at);
  else moved.writeUInt32LE(within32(offset), entry.offsetField.at);
  return moved;
}

function movedTail(directory: ZipDirectory, place: { offset: number; records: number }): Buffer {
  const tail = Buffer.from(directory.tail);
  const { at, at64, locatorAt } = directory.end;
  const size = place.records + (at64 ?? at);
  if (at64 !== undefined && locatorAt !== undefined) {
    tail.writeBigUInt64LE(BigInt(size), at64 + 40);
    tail.writeBigUInt64LE(BigInt(place.offset), at64 + 48);
    tail.writeBigUInt64LE(BigInt(place.offset + size), locatorAt + 8);
  }
  if (tail.readUInt32LE(at + 12) !== unset32) tail.writeUInt32LE(within32(size), at + 12);
  if (tail.readUInt32LE(at + 16) !== unset32) tail.writeUInt32LE(within32(place.offset), at + 16);
  return tail;
}

function withoutZip64(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) !== 1) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** Archives that were small enough to be read stay far below 4 GiB; a larger one is a bug of the bounds. */
function within32(value: number): number {
  if (value >= unset32) throw new Error('the copy would pass 4 GiB');
  return value;
}
