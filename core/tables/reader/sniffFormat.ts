/** Decides by its first bytes what a file is; names and extensions lie. */
import type { ForeignFormat } from '../../contract/errors/tableErrors.ts';
import { sniffEncoding } from './sniffEncoding.ts';
import type { EncodingGuess } from './sniffEncoding.ts';
import { parseObject } from './readJsonLines.ts';
import { toUtf8 } from './toUtf8.ts';

export type Content =
  | { readonly kind: 'zip' | 'compoundFile' | 'oldExcel' }
  /** An HTML or XML page that holds a table, as many systems export under the name .xls. */
  | { readonly kind: 'markup'; readonly guess: EncodingGuess }
  | { readonly kind: 'jsonLines' | 'delimited'; readonly guess: EncodingGuess }
  | { readonly kind: 'unknown'; readonly found: ForeignFormat };

const signatures: readonly (readonly [found: ForeignFormat, bytes: readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rar', [0x52, 0x61, 0x72, 0x21]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['exe', [0x4d, 0x5a, 0x90]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
];

/** Enough for a first line of JSON with the longest text that is allowed. */
const startBytes = 2 ** 20;

export function sniffFormat(bytes: Buffer): Content {
  const startsWith = (...wanted: number[]) => wanted.every((byte, i) => bytes[i] === byte);
  if (startsWith(0x50, 0x4b, 0x03, 0x04) || startsWith(0x50, 0x4b, 0x05, 0x06)) return { kind: 'zip' };
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) return { kind: 'compoundFile' };
  // BIFF 2 to 4: Excel before version 5 wrote its stream without a container.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) && bytes[3] === 0x00)
    return { kind: 'oldExcel' };
  const known = signatures.find(([, signature]) => startsWith(...signature));
  if (known) return { kind: 'unknown', found: known[0] };
  const guess = sniffEncoding(bytes);
  if (!guess) return { kind: 'unknown', found: 'binary' };
  return sniffText(toUtf8(bytes.subarray(0, startBytes), guess.encoding).toString('utf8').trimStart(), guess);
}

function sniffText(start: string, guess: EncodingGuess): Content {
  if (start.startsWith('<')) {
    if (/<table[\s>]|urn:schemas-microsoft-com:office:spreadsheet/i.test(start))
      return { kind: 'markup', guess };
    if (/^<!doctype html|^<html|^<(?:meta|head|body|style|script)\b/i.test(start))
      return { kind: 'unknown', found: 'html' };
    if (start.startsWith('<?xml')) return { kind: 'unknown', found: 'xml' };
  }
  if (/^[[{]/.test(start)) {
    const lines = start.split('\n').filter((line) => line.trim() !== '');
    const first = lines[0] ?? '';
    if (parseObject(first) || (lines.length > 2 && first.startsWith('{"') && parseObject(lines[1] ?? '')))
      return { kind: 'jsonLines', guess };
    if (/^\[\s*[{[\]]|^\{\s*"(?:[^"\\]|\\.)*"\s*:/.test(start)) return { kind: 'unknown', found: 'json' };
  }
  return { kind: 'delimited', guess };
}
