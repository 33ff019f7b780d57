/**
 * A zip file says twice what it holds: in its directory and before each entry. What guards it reads the one, what parses
 * it the other, so both must say the same. Field offsets: APPNOTE 4.3.7 (entry) and 4.3.16 (end of directory).
 */
import type { Entry, ZipFile } from 'yauzl';

const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const endRecord = { length: 22, entryCount: 10, directoryOffset: 16 } as const;
const localHeader = { length: 30, method: 8, nameLength: 26 } as const;

/** Throws where a reader could find other entries, names or methods than those of the directory. */
export function assertOneMeaning(
  bytes: Buffer,
  { zip, entries }: { zip: ZipFile; entries: readonly Entry[] },
): void {
  const end = bytes.lastIndexOf(endSignature);
  if (end < 0 || end + endRecord.length > bytes.length || zip.comment.includes('PK\u0005\u0006'))
    throw new Error('end of directory');
  // The marks by which a file points to a second directory, for more entries or bytes than a spreadsheet has.
  if (
    bytes.readUInt16LE(end + endRecord.entryCount) !== entries.length ||
    bytes.readUInt32LE(end + endRecord.directoryOffset) === 0xffffffff
  )
    throw new Error('entries of directory');
  for (const entry of entries) {
    const at = entry.relativeOffsetOfLocalHeader;
    if (at + localHeader.length > bytes.length) throw new Error('local header');
    const nameLength = bytes.readUInt16LE(at + localHeader.nameLength);
    const name = bytes.subarray(at + localHeader.length, at + localHeader.length + nameLength);
    if (!name.equals(entry.fileNameRaw)) throw new Error('name of a local header');
    if (bytes.readUInt16LE(at + localHeader.method) !== entry.compressionMethod)
      throw new Error('method of a local header');
  }
}
