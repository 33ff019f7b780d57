/** Finds the encoding of a text file by its bytes; undefined where the bytes are no text. */
import { isUtf8 } from 'node:buffer';
import type { textEncodings } from '../../contract/table.ts';

export type TextEncoding = (typeof textEncodings)[number];

export interface EncodingGuess {
  readonly encoding: TextEncoding;
  readonly confidence: number;
}

const sampleBytes = 2 ** 16;
/** Share of the bytes that may be control characters in a text. */
const mostControls = 0.01;
/** One misfit in ten strays leaves a question. */
const misfitWeight = 4;

export function sniffEncoding(bytes: Buffer): EncodingGuess | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8-bom', confidence: 1 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', confidence: 1 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', confidence: 1 };
  return sniffUtf16(bytes.subarray(0, sampleBytes)) ?? sniffBytes(bytes);
}

/** Without a mark, UTF-16 shows by the zero halves of its Latin letters, all at even or all at odd places. */
function sniffUtf16(sample: Buffer): EncodingGuess | undefined {
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, sample.length / 2));
  if (odd > 0.4 && even < 0.02) return { encoding: 'utf-16le', confidence: 0.95 };
  if (even > 0.4 && odd < 0.02) return { encoding: 'utf-16be', confidence: 0.95 };
  return undefined;
}

function sniffBytes(bytes: Buffer): EncodingGuess | undefined {
  if (!looksLikeText(bytes.subarray(0, sampleBytes))) return undefined;
  if (isUtf8(bytes)) return { encoding: 'utf-8', confidence: 0.99 };
  const { sequences, strays, misfits } = countHighBytes(bytes);
  // A few broken places (a cut file, pasted pieces) do not make a UTF-8 text something else.
  if (sequences > 10 * strays) return { encoding: 'utf-8', confidence: 0.8 };
  const confidence = 0.95 - misfitWeight * (misfits / Math.max(1, strays));
  return { encoding: 'windows-1252', confidence: Math.max(0.3, confidence) };
}

function looksLikeText(sample: Buffer): boolean {
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return false;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  return controls <= mostControls * sample.length;
}

/** Whole UTF-8 sequences, high bytes outside them, and how many of those make no word in Windows-1252. */
function countHighBytes(bytes: Buffer): { sequences: number; strays: number; misfits: number } {
  const counts = { sequences: 0, strays: 0, misfits: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      counts.sequences++;
      i += length - 1;
    } else {
      counts.strays++;
      if (isMisfit(bytes, i)) counts.misfits++;
    }
  }
  return counts;
}

/** Signs of Windows-1252 that stand between letters: ’ and ·. */
const innerSigns = [0x92, 0xb7];

/**
 * In texts of Western Europe a sign is not inside a word (it would be a letter of DOS or of old Macs), and three letters
 * with accents do not follow each other (they would be letters of another alphabet).
 */
function isMisfit(bytes: Buffer, i: number): boolean {
  const byte = bytes[i] ?? 0;
  const [before = 0, after = 0] = [bytes[i - 1], bytes[i + 1]];
  if (byte < 0xc0) return !innerSigns.includes(byte) && isInWord(before) && isInWord(after);
  return before >= 0xc0 && after >= 0xc0;
}

/** A letter, or a sign that nobody writes beside another one: quotation marks, dashes and blanks are written so. */
function isInWord(byte: number): boolean {
  const isPunctuation = byte === 0x85 || byte === 0xa0 || (byte >= 0x91 && byte <= 0x97);
  return isLetter(byte) || (byte >= 0x80 && !isPunctuation);
}

function isLetter(byte: number): boolean {
  return byte >= 0xc0 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** Length of the UTF-8 sequence that starts at `i`, 0 where none does. */
function sequenceLength(bytes: Buffer, i: number): number {
  const first = bytes[i] ?? 0;
  const length =
    first >= 0xf0 && first < 0xf5
      ? 4
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xc2 && first < 0xe0
          ? 2
          : 0;
  for (let k = 1; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
