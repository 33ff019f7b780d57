/** Notices that a text which no known separator divides is divided by another sign: that is a question, no single column. */

/** The last one are columns that were aligned with blanks. */
const signs = ['~', '^', '#', '§', '¦', '¬', '\u0001', '\u001f', / {2,}/];
const sampleLines = 100;
const fewestLines = 5;
/** Of the lines that have the sign as often as most have it. */
const neededShare = 0.9;

/** `text` is UTF-8. */
export function hasForeignSeparator(text: Buffer): boolean {
  const lines = text.toString('utf8').split(/\r\n?|\n/, sampleLines);
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  return filled.length >= fewestLines && signs.some((sign) => dividesEvenly(filled, sign));
}

function dividesEvenly(lines: readonly string[], sign: string | RegExp): boolean {
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(sign).length - 1;
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  const [count, of] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  return count > 0 && of >= neededShare * lines.length;
}
