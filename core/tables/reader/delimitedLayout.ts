/** How a text file is divided into records: what the rows are read by, and what a copy of the file is written by. */
import { extname } from 'node:path';
import type { TextEncoding } from './sniffEncoding.ts';
import { sniffSeparator } from './sniffSeparator.ts';
import type { Separator } from './separator.ts';
import type { SeparatorGuess } from './sniffSeparator.ts';
import { toUtf8 } from './toUtf8.ts';

/** Of the text's start: this much, and more where it holds too few lines to tell how they are divided. */
const sampleBytes = 2 ** 18;
const sampleLines = 20;
const mostSampleBytes = 2 ** 25;

export interface DelimitedLayout extends SeparatorGuess {
  /** The whole text as UTF-8 without byte order mark; its records begin at `start`. */
  readonly text: Buffer;
  /** Of the file's name, without the dot. */
  readonly extension: string;
}

/** The same file, encoding and separator give the same layout again. */
export function delimitedLayout(
  bytes: Buffer,
  { path, encoding, separator }: { path: string; encoding: TextEncoding; separator: Separator | undefined },
): DelimitedLayout {
  const text = toUtf8(bytes, encoding);
  const extension = extname(path).slice(1).toLowerCase();
  return {
    ...sniffSeparator(sampleOf(text), { extension, separator }),
    text,
    extension,
  };
}

function sampleOf(text: Buffer): Buffer {
  let end = 0;
  for (let line = 0; line < sampleLines && end < mostSampleBytes; line++) {
    const next = text.indexOf(10, end);
    end = next === -1 ? text.length : next + 1;
  }
  return text.subarray(0, Math.max(sampleBytes, Math.min(end, mostSampleBytes)));
}
