/**
 * The central directory of a zip archive, read without touching the entries: where each one lies and where its
 * numbers stand in the directory's bytes. Zip64 included; split archives are not. Source: PKWARE APPNOTE 6.3.10, 4.3.
 */
import { AppError } from '../../../contract/errors/appError.ts';
import type { InputFile } from '../inputFile.ts';

const signatures = { record: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 };
const unset32 = 0xffffffff;
const endBytes = 22;

export interface ZipEntry {
  /** With forward slashes. */
  readonly name: string;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly compressedSize: number;
  /** Position of the local header in the file. */
  readonly headerPosition: number;
  /** The directory's record of this entry, and the position of its offset field inside the record. */
  readonly record: Buffer;
  readonly offsetField: { readonly at: number; readonly bytes: 4 | 8 };
}

export interface ZipDirectory {
  /** In the directory's order. */
  readonly entries: readonly ZipEntry[];
  /** Position of the directory in the file. */
  readonly position: number;
  /** Everything behind the records: end records and comment. */
  readonly tail: Buffer;
  /** What offsets in the archive count from: not 0 where something was put before it. */
  readonly base: number;
  /** Positions inside `tail`; the 64-bit ones only where they exist. */
  readonly end: {
    readonly at: number;
    readonly at64: number | undefined;
    readonly locatorAt: number | undefined;
  };
}

/** Throws table.damaged where there is no readable directory. */
export async function readZipDirectory(file: InputFile): Promise<ZipDirectory> {
  try {
    return await parseDirectory(file);
  } catch (error) {
    if (error instanceof RangeError)
      throw new AppError('table.damaged', { path: file.path }, { cause: error });
    throw error;
  }
}

async function parseDirectory(file: InputFile): Promise<ZipDirectory> {
  const end = await findEnd(file);
  const position = end.directoryEnd - end.size;
  const base = position - end.offset;
  if (position < 0 || base < 0) throw new RangeError('the directory lies outside the file');
  const bytes = await file.read(position, end.directoryEnd);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 4 <= bytes.length && bytes.readUInt32LE(at) === signatures.record;) {
    const length =
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (at + length > bytes.length) throw new RangeError('a directory record is cut off');
    entries.push(parseRecord(bytes.subarray(at, at + length), base));
    at += length;
  }
  const recordBytes = entries.reduce((sum, entry) => sum + entry.record.length, 0);
  const tail = await file.read(position + recordBytes, file.size);
  const inTail = (at: number | undefined): number | undefined =>
    at === undefined ? at : at - position - recordBytes;
  const at = end.at - position - recordBytes;
  return {
    entries,
    position,
    tail,
    base,
    end: { at, at64: inTail(end.at64), locatorAt: inTail(end.locatorAt) },
  };
}

interface End {
  at: number;
  at64: number | undefined;
  locatorAt: number | undefined;
  /** Bytes of the directory, and its offset as the archive counts it. */
  size: number;
  offset: number;
  /** Where the directory ends in the file. */
  directoryEnd: number;
}

async function findEnd(file: InputFile): Promise<End> {
  const from = Math.max(0, file.size - endBytes - 0xffff);
  const bytes = await file.read(from, file.size);
  let at = bytes.length - endBytes;
  while (
    at >= 0 &&
    !(
      bytes.readUInt32LE(at) === signatures.end && at + endBytes + bytes.readUInt16LE(at + 20) <= bytes.length
    )
  )
    at--;
  if (at < 0) throw new RangeError('no end of directory');
  const found = { at: from + at, size: bytes.readUInt32LE(at + 12), offset: bytes.readUInt32LE(at + 16) };
  const locator = await file.read(found.at - 20, found.at);
  if (found.at < 20 || locator.readUInt32LE(0) !== signatures.locator64) {
    return { ...found, at64: undefined, locatorAt: undefined, directoryEnd: found.at };
  }
  return await readEnd64(file, found);
}

async function readEnd64(file: InputFile, found: Pick<End, 'at' | 'size' | 'offset'>): Promise<End> {
  // The record is looked for right before its locator, as offsets may count from somewhere else.
  const locatorAt = found.at - 20;
  const at64 = locatorAt - 56;
  const record = await file.read(at64, locatorAt);
  if (at64 < 0 || record.readUInt32LE(0) !== signatures.end64)
    throw new RangeError('no zip64 end of directory');
  const size = found.size === unset32 ? number64(record, 40) : found.size;
  const offset = found.offset === unset32 ? number64(record, 48) : found.offset;
  return { at: found.at, at64, locatorAt, size, offset, directoryEnd: at64 };
}

function parseRecord(record: Buffer, base: number): ZipEntry {
  const flags = record.readUInt16LE(8);
  const nameEnd = 46 + record.readUInt16LE(28);
  const name = record.toString((flags & 0x800) === 0 ? 'latin1' : 'utf8', 46, nameEnd).replaceAll('\\', '/');
  const size32 = record.readUInt32LE(24);
  const compressed32 = record.readUInt32LE(20);
  const offset32 = record.readUInt32LE(42);
  // The zip64 field holds, in this order, only those numbers that are not in their 32-bit place.
  let at = findExtra(record, nameEnd, nameEnd + record.readUInt16LE(30));
  const next = (): number => {
    at += 8;
    return number64(record, at - 8);
  };
  if (size32 === unset32) next();
  const compressedSize = compressed32 === unset32 ? next() : compressed32;
  const offset = offset32 === unset32 ? next() : offset32;
  const offsetField =
    offset32 === unset32 ? ({ at: at - 8, bytes: 8 } as const) : ({ at: 42, bytes: 4 } as const);
  return {
    name,
    flags,
    method: record.readUInt16LE(10),
    compressedSize,
    headerPosition: base + offset,
    record,
    offsetField,
  };
}

/** Position of the zip64 field's content; the end where there is none. */
function findExtra(record: Buffer, start: number, end: number): number {
  for (let at = start; at + 4 <= end; at += 4 + record.readUInt16LE(at + 2)) {
    if (record.readUInt16LE(at) === 1) return at + 4;
  }
  return end;
}

function number64(bytes: Buffer, at: number): number {
  const value = Number(bytes.readBigUInt64LE(at));
  if (!Number.isSafeInteger(value)) throw new RangeError('a number of the archive is too large');
  return value;
}
