/**
 * Looks into a zip file before anything unpacks it: refuses bombs by the sizes they declare, by what comes out of them
 * and by what their sheets claim, and entries that are not what they declare (cut and damaged files).
 */
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../contract/errors/appError.ts';
import { OdsVisibility } from './odsVisibility.ts';
import type { SheetVisibility } from './odsVisibility.ts';
import { SizeClaims } from './sizeClaims.ts';
import { definesEntities } from './xmlEntities.ts';
import { assertOneMeaning } from './zipHeaders.ts';

export interface ZipLimits {
  /** The path as failures name it. */
  readonly path: string;
  /** All entries together, unpacked. */
  readonly maxUnpackedMiB: number;
}

export interface ZipContents {
  readonly names: ReadonlySet<string>;
  /** Beginning of the small entries that tell what the file is, by name. */
  readonly starts: ReadonlyMap<string, string>;
  /** Of an OpenDocument spreadsheet. */
  readonly visibility?: readonly SheetVisibility[];
}

const mebibyte = 2 ** 20;
/** Spreadsheets reach 20 to 60; deflate's own bound is 1032. */
const highestRatio = 300;
/** Below this size a ratio says nothing. */
const ratioFromBytes = 16 * mebibyte;
const mostEntries = 10_000;
const tellingEntries = /^(?:mimetype|META-INF\/manifest\.xml|\[Content_Types\]\.xml)$/;
const startLength = 65_536;

/** The names in a zip file whose every entry was found sound and of bearable size. */
export async function guardZip(bytes: Buffer, limits: ZipLimits): Promise<ZipContents> {
  const { path } = limits;
  const damaged = (cause: unknown) => new AppError('table.damaged', { path }, { cause });
  const zip = await fromBufferPromise(bytes, {
    lazyEntries: true,
    autoClose: false,
    // Sizes are compared here, where too much can be told from too little.
    validateEntrySizes: false,
  }).catch((cause: unknown) => {
    throw damaged(cause);
  });
  try {
    const entries = await listEntries(zip);
    assertOneMeaning(bytes, { zip, entries });
    refuseBombs(entries, { ...limits, fileBytes: bytes.length });
    if (entries.some((entry) => entry.isEncrypted()))
      throw new AppError('table.password_protected', { path });
    const starts = new Map<string, string>();
    const visibility = new OdsVisibility();
    for (const entry of entries) {
      const start = await checkEntry(zip, {
        entry,
        file: { path, fileBytes: bytes.length },
        takers: [new SizeClaims(path), ...(entry.fileName === 'content.xml' ? [visibility] : [])],
      });
      if (tellingEntries.test(entry.fileName)) starts.set(entry.fileName, start.toString('utf8'));
    }
    const names = new Set(entries.map(({ fileName }) => fileName));
    return { names, starts, ...(names.has('content.xml') && { visibility: visibility.sheets() }) };
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  } finally {
    zip.close();
  }
}

async function listEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > mostEntries) throw new Error(`more than ${mostEntries} entries`);
  }
  return entries;
}

interface FileFacts {
  readonly path: string;
  readonly fileBytes: number;
}

function refuseBombs(
  entries: readonly Entry[],
  { path, maxUnpackedMiB, fileBytes }: ZipLimits & FileFacts,
): void {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const hasBomb = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > ratioFromBytes && uncompressedSize > highestRatio * compressedSize,
  );
  if (hasBomb || (total > maxUnpackedMiB * mebibyte && total > highestRatio * fileBytes))
    throw expands({ path, fileBytes }, total);
  if (total > maxUnpackedMiB * mebibyte)
    throw new AppError('table.too_large', { path, sizeMiB: total / mebibyte, limitMiB: maxUnpackedMiB });
}

function expands({ path, fileBytes }: FileFacts, unpackedBytes: number): AppError {
  return new AppError('table.expands_too_much', {
    path,
    sizeMiB: fileBytes / mebibyte,
    unpackedMiB: unpackedBytes / mebibyte,
  });
}

interface EntryCheck {
  readonly entry: Entry;
  readonly file: FileFacts;
  readonly takers: readonly { take(chunk: Buffer): void }[];
}

/** Unpacks one entry without keeping it; returns its beginning. */
async function checkEntry(zip: ZipFile, { entry, file, takers }: EntryCheck): Promise<Buffer> {
  const kept: Buffer[] = [];
  let length = 0;
  let checksum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    checksum = crc32(chunk, checksum);
    if (length < startLength) kept.push(chunk);
    length += chunk.length;
    // A directory that says less than there is hides a bomb.
    if (length > entry.uncompressedSize) throw expands(file, length);
    for (const taker of takers) taker.take(chunk);
  }
  if (length !== entry.uncompressedSize) throw new Error(`length of ${entry.fileName}`);
  if (checksum !== entry.crc32) throw new Error(`checksum of ${entry.fileName}`);
  const start = Buffer.concat(kept).subarray(0, startLength);
  if (/\.(?:xml|rels|vml)$/i.test(entry.fileName) && definesEntities(start))
    throw new AppError('table.unsafe_xml', { path: file.path });
  return start;
}
