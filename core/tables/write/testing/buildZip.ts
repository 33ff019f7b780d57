/** Zip archives made by hand for tests, with the oddities that real producers leave in them. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
  readonly stored?: boolean;
  /** Sizes behind the data instead of before it, as streaming producers write them. */
  readonly descriptor?: boolean;
  /** Sizes and offset in 64-bit fields. */
  readonly zip64?: boolean;
  /** Bytes of another producer's extra field. */
  readonly extra?: Buffer;
}

export interface ZipExtras {
  /** Bytes before the archive. */
  readonly prefix?: Buffer;
  readonly comment?: string;
  readonly zip64End?: boolean;
}

export function buildZip(parts: readonly ZipPart[], extras: ZipExtras = {}): Buffer {
  const pieces: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { local, record } = entryOf(part, offset);
    pieces.push(local);
    records.push(record);
    offset += local.length;
  }
  const directory = Buffer.concat(records);
  const end = endOf({ count: parts.length, size: directory.length, offset }, extras);
  return Buffer.concat([extras.prefix ?? Buffer.alloc(0), ...pieces, directory, end]);
}

const u16 = (value: number): Buffer => Buffer.from([value & 255, (value >> 8) & 255]);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

function entryOf(part: ZipPart, offset: number): { local: Buffer; record: Buffer } {
  const content = Buffer.from(part.content);
  const packed = part.stored ? content : deflateRawSync(content);
  const name = Buffer.from(part.name);
  const flags = u16((part.descriptor ? 8 : 0) | 0x800);
  const extra = part.extra ?? Buffer.alloc(0);
  const numbers = [u32(crc32(content)), u32(packed.length), u32(content.length)];
  const method = u16(part.stored ? 0 : 8);
  const moment = Buffer.from([0x21, 0x43, 0x65, 0x57]);
  const common = [flags, method, moment];
  const localNumbers = part.descriptor ? [u32(0), u32(0), u32(0)] : numbers;
  const local = [
    u32(0x04034b50),
    u16(20),
    ...common,
    ...localNumbers,
    u16(name.length),
    u16(extra.length),
    name,
    extra,
    packed,
  ];
  if (part.descriptor) local.push(u32(0x08074b50), ...numbers);
  const field64 = part.zip64 ? [u16(1), u16(24), u64(content.length), u64(packed.length), u64(offset)] : [];
  const recordExtra = Buffer.concat([extra, ...field64]);
  const unset = u32(0xffffffff);
  const record = [
    ...[u32(0x02014b50), u16(45), u16(20), ...common],
    ...(part.zip64 ? [u32(crc32(content)), unset, unset] : numbers),
    ...[
      u16(name.length),
      u16(recordExtra.length),
      u16(4),
      u16(0),
      u16(0),
      u32(0x20),
      part.zip64 ? unset : u32(offset),
    ],
    ...[name, recordExtra, Buffer.from('note')],
  ];
  return { local: Buffer.concat(local), record: Buffer.concat(record) };
}

function endOf(place: { count: number; size: number; offset: number }, extras: ZipExtras): Buffer {
  const comment = Buffer.from(extras.comment ?? '');
  const counts = [u16(place.count), u16(place.count)];
  const short = [u32(0x06054b50), u16(0), u16(0)];
  if (!extras.zip64End) {
    return Buffer.concat([
      ...short,
      ...counts,
      u32(place.size),
      u32(place.offset),
      u16(comment.length),
      comment,
    ]);
  }
  const count = u64(place.count);
  const end64 = [
    u32(0x06064b50),
    u64(44),
    u16(45),
    u16(45),
    u32(0),
    u32(0),
    count,
    count,
    u64(place.size),
    u64(place.offset),
  ];
  const locator = [u32(0x07064b50), u32(0), u64(place.offset + place.size), u32(1)];
  const unset = u32(0xffffffff);
  return Buffer.concat([
    ...end64,
    ...locator,
    ...short,
    u16(0xffff),
    u16(0xffff),
    unset,
    unset,
    u16(comment.length),
    comment,
  ]);
}
