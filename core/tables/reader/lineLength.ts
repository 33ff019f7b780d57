/** A line that no table has: read whole it would take all memory, and split by separators it would take it again. */
import { AppError } from '../../contract/errors/appError.ts';

const mebibyte = 2 ** 20;
/** More than what fifty columns of the longest texts take. */
const longestLine = 16 * mebibyte;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Throws `table.line_too_long`. Looks at bytes only: in UTF-16 it may see too many line ends, never too few. */
export function assertBearableLines(bytes: Buffer, path: string): void {
  const lineBreak = bytes.includes(lineFeed) ? lineFeed : carriageReturn;
  let row = 1;
  for (let start = 0; bytes.length - start > longestLine; row++) {
    const found = bytes.indexOf(lineBreak, start);
    const end = found < 0 ? bytes.length : found;
    if (end - start > longestLine) {
      const limitMiB = longestLine / mebibyte;
      throw new AppError('table.line_too_long', { path, row, sizeMiB: (end - start) / mebibyte, limitMiB });
    }
    start = end + 1;
  }
}
