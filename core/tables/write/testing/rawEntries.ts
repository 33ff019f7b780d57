/** What an archive holds, entry by entry: the bytes that must not change when another entry does. */
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { InputFile } from '../inputFile.ts';
import { readZipDirectory } from '../zip/zipDirectory.ts';

export interface RawEntry {
  readonly name: string;
  /** Local header, name, extra fields and packed data. */
  readonly raw: Buffer;
}

/** In the directory's order. */
export async function rawEntries(archive: Buffer): Promise<RawEntry[]> {
  const { entries } = await readZipDirectory(InputFile.ofBytes('archive', archive));
  return entries.map(({ name, headerPosition, compressedSize }) => {
    const dataStart =
      headerPosition +
      30 +
      archive.readUInt16LE(headerPosition + 26) +
      archive.readUInt16LE(headerPosition + 28);
    return { name, raw: archive.subarray(headerPosition, dataStart + compressedSize) };
  });
}

/** Contents by name, unpacked by a library that knows nothing of ours and checks sizes and names. */
export async function unpacked(archive: Buffer): Promise<Map<string, Buffer>> {
  const contents = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      zip.once('end', resolve).once('error', reject);
      zip.on('entry', (entry: Entry) => {
        readContent(zip, entry).then((content) => {
          contents.set(entry.fileName, content);
          zip.readEntry();
        }, reject);
      });
      zip.readEntry();
    });
  });
  return contents;
}

async function readContent(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  const content = Buffer.concat(pieces);
  if (crc32(content) !== entry.crc32) throw new Error(`${entry.fileName}: checksum`);
  return content;
}
