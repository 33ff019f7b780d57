/**
 * Reads what a workbook claims about its size, before a parser believes it: columns, links and repeated cells that stand
 * for billions of cells take a few bytes in the file and all memory once they are laid out.
 */
import { AppError } from '../../contract/errors/appError.ts';
import { attributeOf, TagScan } from './tagScan.ts';

/** What a sheet can have in any program of today. */
export const sheetBounds = { rows: 2 ** 20, columns: 2 ** 14 } as const;

/** Cells that links and repetitions may stand for, all together. */
const mostImplied = 2_000_000;

const sizedTags = /<(?:[\w-]+:)?(?:col|hyperlink|table-row|table-cell)(?=[\s/>])[^<>]*>/g;
/** Columns, rows and their spans in web pages and in XML of Excel 2003. */
const hugeSpan = /\b(?:Span|Index|MergeAcross|MergeDown|colspan|rowspan)\s*=\s*["']?\s*\d{7,}/i;

/** Takes the pieces of one part of a zip file; throws `table.size_impossible`. */
export class SizeClaims {
  readonly #path: string;
  readonly #scan: TagScan;
  #implied = 0;
  #rowRepeats = 1;

  constructor(path: string) {
    this.#path = path;
    this.#scan = new TagScan(sizedTags, (tag) => {
      this.#note(tag);
    });
  }

  take(chunk: Buffer): void {
    this.#scan.take(chunk);
  }

  #note(tag: string): void {
    if (tag.includes('table-row')) this.#rowRepeats = repeats(tag, 'number-rows-repeated');
    else if (tag.includes('table-cell')) {
      // Without content: the empty rest of a row or a sheet, which no parser lays out.
      if (!tag.endsWith('/>')) this.#imply(this.#rowRepeats * repeats(tag, 'number-columns-repeated') - 1);
    } else if (tag.includes('hyperlink')) this.#imply(cellsOf(attributeOf(tag, 'ref') ?? ''));
    else if (Number(attributeOf(tag, 'max') ?? 0) > sheetBounds.columns) throw impossibleSize(this.#path);
  }

  #imply(cells: number): void {
    this.#implied += cells;
    if (this.#implied > mostImplied) throw impossibleSize(this.#path);
  }
}

/** Throws `table.size_impossible` where a page's cells span what no sheet has. */
export function assertBearableSpans(markup: string, path: string): void {
  if (hugeSpan.test(markup)) throw impossibleSize(path);
}

export function impossibleSize(path: string): AppError {
  return new AppError('table.size_impossible', { path });
}

function repeats(tag: string, attribute: string): number {
  return Math.max(1, Number(attributeOf(tag, attribute) ?? 1) || 1);
}

/** Cells in "A1:C7"; 1 for anything else. */
function cellsOf(reference: string): number {
  const [, fromColumn = '', fromRow, toColumn = '', toRow] =
    /^\$?([A-Z]{1,7})\$?(\d{1,12}):\$?([A-Z]{1,7})\$?(\d{1,12})$/i.exec(reference) ?? [];
  if (fromRow === undefined || toRow === undefined) return 1;
  const rows = Number(toRow) - Number(fromRow) + 1;
  return Math.max(1, rows) * Math.max(1, columnNumber(toColumn) - columnNumber(fromColumn) + 1);
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
