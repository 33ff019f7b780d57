/** The cells of one record that holds quotes, taken in line by line until its last quoted cell is closed. */
import type { Separator } from './separator.ts';

export class QuotedRecord {
  readonly cells: string[] = [];
  /** Inside a quoted cell: the record goes on in the next line. */
  isOpen = false;
  /** A quoted cell holds a single quote that neither closes it nor is doubled: the opening one may be a stray. */
  hasLoneQuote = false;
  /** Characters of the open cell so far. */
  length = 0;
  private open: string[] = [];
  private readonly separator: string | undefined;

  constructor(separator: Separator | undefined) {
    this.separator = separator;
  }

  takeBreak(lineBreak: '\n' | '\r\n' | '\r'): void {
    this.keep(lineBreak);
  }

  take(line: string): void {
    let at: number | undefined = 0;
    while (at !== undefined) at = this.isOpen ? this.takeQuoted(line, at) : this.takeCell(line, at);
  }

  /** Takes a cell from its start; returns where to go on, undefined at the end of the line. */
  private takeCell(line: string, start: number): number | undefined {
    const quote = skipBlanks(line, start);
    if (line[quote] === '"') {
      this.isOpen = true;
      return quote + 1;
    }
    const end = this.separator === undefined ? -1 : line.indexOf(this.separator, start);
    this.cells.push(end < 0 ? line.slice(start) : line.slice(start, end));
    return end < 0 ? undefined : end + 1;
  }

  private takeQuoted(line: string, start: number): number | undefined {
    const quote = line.indexOf('"', start);
    if (quote < 0) {
      this.keep(line.slice(start));
      return undefined;
    }
    this.keep(line.slice(start, quote));
    if (line[quote + 1] === '"') {
      this.keep('"');
      return quote + 2;
    }
    const after = skipBlanks(line, quote + 1);
    if (after < line.length && line[after] !== this.separator) {
      this.keep('"');
      this.hasLoneQuote = true;
      return quote + 1;
    }
    this.cells.push(this.open.join(''));
    this.open = [];
    this.length = 0;
    this.isOpen = false;
    return after < line.length ? after + 1 : undefined;
  }

  private keep(text: string): void {
    this.open.push(text);
    this.length += text.length;
  }
}

/** Blanks, but no tab: it may be the separator. */
function skipBlanks(line: string, start: number): number {
  let at = start;
  while (line[at] === ' ') at++;
  return at;
}
