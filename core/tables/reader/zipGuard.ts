/**
 * Looks into a zip file before anything unpacks it: refuses bombs by the sizes they declare, and entries that are not
 * what they declare (wrong length or checksum), which covers bombs that lie as well as cut and damaged files.
 */
import { crc32 } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { AppError } from '../../contract/errors/appError.ts';

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
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false }).catch(
    (cause: unknown) => {
      throw damaged(cause);
    },
  );
  try {
    const entries = await listEntries(zip);
    refuseBombs(entries, limits);
    if (entries.some((entry) => entry.isEncrypted()))
      throw new AppError('table.password_protected', { path });
    const starts = new Map<string, string>();
    for (const entry of entries) {
      const start = await checkEntry(zip, entry);
      if (tellingEntries.test(entry.fileName)) starts.set(entry.fileName, start.toString('utf8'));
    }
    return { names: new Set(entries.map(({ fileName }) => fileName)), starts };
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

function refuseBombs(entries: readonly Entry[], { path, maxUnpackedMiB }: ZipLimits): void {
  const total = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const hasBomb = entries.some(
    ({ uncompressedSize, compressedSize }) =>
      uncompressedSize > ratioFromBytes && uncompressedSize > highestRatio * compressedSize,
  );
  if (hasBomb || total > maxUnpackedMiB * mebibyte) {
    throw new AppError('table.too_large', { path, sizeMiB: total / mebibyte, limitMiB: maxUnpackedMiB });
  }
}

/** Unpacks one entry without keeping it (yauzl compares its length); returns its beginning. */
async function checkEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const kept: Buffer[] = [];
  let length = 0;
  let checksum = 0;
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    checksum = crc32(chunk, checksum);
    if (length < startLength) kept.push(chunk);
    length += chunk.length;
  }
  if (checksum !== entry.crc32) throw new Error(`checksum of ${entry.fileName}`);
  return Buffer.concat(kept).subarray(0, startLength);
}
