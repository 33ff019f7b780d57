/** Of a text in which personal data were masked: some words around the first code, for a line. */

const before = 25;
const shownAtMost = 70;

export function maskedExcerpt(text: string): string {
  const code = Math.max(0, text.search(/\[[A-Z-]+ \d+\]/u));
  const space = text.indexOf(' ', code - before);
  const start = code <= before ? 0 : space < 0 || space > code ? code : space + 1;
  const shown = text.slice(start, start + shownAtMost);
  return `${start > 0 ? '…' : ''}${shown.trim()}${start + shownAtMost < text.length ? '…' : ''}`;
}
