/**
 * XML can define abbreviations ("entities") that stand for others, and a few lines of them for gigabytes. No program
 * writes them into a spreadsheet. They would stand before the root element, so that the beginning of a part tells.
 */

/** The two encodings in which a definition can be written so that a parser finds it. */
const encodings = ['latin1', 'utf16le'] as const;

export function definesEntities(start: Buffer): boolean {
  return encodings.some((encoding) => textDefinesEntities(start.toString(encoding)));
}

export function textDefinesEntities(start: string): boolean {
  return /<!ENTITY\b|<!DOCTYPE\b[^>[]*\[/i.test(start);
}
