/** How a text file is divided into records: what the rows are read by, and what a copy of the file is written by. */
import { extname } from 'node:path';
import type { TextEncoding } from './sniffEncoding.ts';
import { sniffSeparator } from './sniffSeparator.ts';
import type { Separator } from './separator.ts';
import type { SeparatorGuess } from './sniffSeparator.ts';
import { toUtf8 } from './toUtf8.ts';

const sampleBytes = 2 ** 18;

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
    ...sniffSeparator(text.subarray(0, sampleBytes), { extension, separator }),
    text,
    extension,
  };
}
