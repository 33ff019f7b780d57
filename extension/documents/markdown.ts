/**
 * Text as Markdown that shows it as it is. Names come from files: nothing in them may become a link, an image, a heading,
 * HTML or another line.
 */
import { oneLine } from '../oneLine.ts';

const signs = /[\\`*_[\]<>&|~$]/gu;
/** What would make a list, a heading or a line at the beginning of a block: a backslash belongs before the sign that follows. */
const opening = /^(?:\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:[\s-]|$)))/u;
/** Inside what the preview would make a link of by itself: `a.b`, `a:b`, `//`, `a@b`. */
const insideLinks = /(?<=[^\s(])(?:\.(?=\p{L})|:(?=[^\s\d])|@(?=\S))|\/(?=\/)/gu;
/** Parts a text and is not seen, nor copied with it. */
const seam = '<!---->';

export function plain(text: string): string {
  return oneLine(text)
    .trim()
    .replaceAll(signs, '\\$&')
    .replace(opening, '$&\\')
    .replaceAll(insideLinks, `$&${seam}`);
}

/** A table; the cells are Markdown, `align` as in its second line. */
export function table(
  columns: readonly { readonly name: string; readonly align: '---' | '---:' }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ name }) => name)),
    line(columns.map(({ align }) => align)),
    ...rows.map(line),
  ].join('\n');
}

/** Blocks with a blank line between them; those without a text are left out. */
export function blocks(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** One quotation of several paragraphs. */
export function quotation(paragraphs: readonly string[]): string {
  return paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n');
}

/** Lines as they are, to be copied. */
export function verbatim(lines: readonly string[]): string {
  return lines.map((line) => `    ${oneLine(line)}`).join('\n');
}
