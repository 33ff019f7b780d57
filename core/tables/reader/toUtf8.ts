/** The bytes of a text file as UTF-8 without a byte order mark: the one encoding that the parsers read. */
import type { TextEncoding } from './sniffEncoding.ts';

const sliceBytes = 2 ** 18;

/** Bytes that are no characters of the encoding become U+FFFD. */
export function toUtf8(bytes: Buffer, encoding: TextEncoding): Buffer {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    return hasMark ? bytes.subarray(3) : bytes;
  }
  const decoder = new TextDecoder(encoding);
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += sliceBytes) {
    parts.push(Buffer.from(decoder.decode(bytes.subarray(start, start + sliceBytes), { stream: true })));
  }
  parts.push(Buffer.from(decoder.decode()));
  return Buffer.concat(parts);
}
