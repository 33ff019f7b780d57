/**
 * Text files as strings that keep every byte: one character per byte (or per UTF-16 unit), whatever the bytes mean.
 * Separators, quotes and line ends are ASCII in all these encodings, so that records can be found without decoding.
 */
import type { textEncodings } from '../../../contract/table.ts';

export type TextEncoding = (typeof textEncodings)[number];

export interface TextUnits {
  /** Bytes as units; a UTF-16 piece must have an even number of bytes, but for the last of the file. */
  readonly fromBytes: (bytes: Buffer) => string;
  readonly toBytes: (units: string) => Buffer;
  /** A text in the file's encoding, as units; `replaced` counts characters it cannot write, which became "?". */
  readonly fromText: (text: string) => { readonly units: string; readonly replaced: number };
  /** The byte order mark, as units. */
  readonly mark: string;
}

export function textUnits(encoding: TextEncoding): TextUnits {
  switch (encoding) {
    case 'utf-8':
    case 'utf-8-bom':
      return {
        ...byteUnits,
        fromText: (text) => ({ units: Buffer.from(text, 'utf8').toString('latin1'), replaced: 0 }),
        mark: '\xef\xbb\xbf',
      };
    case 'windows-1252':
      return { ...byteUnits, fromText: toWindows1252, mark: '' };
    case 'utf-16le':
    case 'utf-16be':
      return utf16Units(encoding === 'utf-16be');
  }
}

const byteUnits = {
  fromBytes: (bytes: Buffer) => bytes.toString('latin1'),
  toBytes: (units: string) => Buffer.from(units, 'latin1'),
};

function utf16Units(isBigEndian: boolean): TextUnits {
  const swapped = (bytes: Buffer): Buffer => {
    const whole = Buffer.from(bytes.subarray(0, bytes.length & ~1));
    return isBigEndian ? whole.swap16() : whole;
  };
  return {
    fromBytes: (bytes) => swapped(bytes).toString('utf16le'),
    toBytes: (units) => swapped(Buffer.from(units, 'utf16le')),
    fromText: (text) => ({ units: text, replaced: 0 }),
    mark: '\ufeff',
  };
}

/** Code points of the bytes 0x80 to 0x9F; 0 where windows-1252 has none. Source: Unicode's CP1252.TXT. */
const upperBlock = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e,
  0x178,
];

function toWindows1252(text: string): { units: string; replaced: number } {
  let units = '';
  let replaced = 0;
  // Accents may come as separate marks: the composed letter is the one the encoding has.
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    const inUpperBlock = upperBlock.indexOf(code);
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) units += character;
    else if (code > 0 && inUpperBlock >= 0) units += String.fromCharCode(0x80 + inUpperBlock);
    else {
      units += '?';
      replaced++;
    }
  }
  return { units, replaced };
}
