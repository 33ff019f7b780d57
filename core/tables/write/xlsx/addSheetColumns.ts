/**
 * Cells put into a worksheet while its markup streams by. Nothing is parsed and printed again: every token that needs
 * no change leaves with the bytes it came with.
 */
import { attributeOf, openedTag, parseTag, withAttribute } from '../xml/xmlTag.ts';
import type { XmlTag } from '../xml/xmlTag.ts';
import { encodeXml } from '../xml/xmlText.ts';
import { xmlTokens } from '../xml/xmlTokens.ts';
import type { AddedCell } from './addedCell.ts';
import { cellXml } from './addedCell.ts';
import { CellPlace } from './cellPlace.ts';
import { columnLetters, parseRange, rangeText } from './cellReference.ts';
import { shownColumns } from './shownColumns.ts';

export interface AddedColumns {
  /** 0-based. */
  readonly first: number;
  readonly last: number;
  /** By 1-based row, cells from left to right; places with content are never among them. */
  readonly rows: ReadonlyMap<number, readonly AddedCell[]>;
}

/** The sheet with the cells in it: at the end of their rows, in rows made for them where there were none. */
export async function* addSheetColumns(
  pieces: AsyncIterable<Buffer>,
  added: AddedColumns,
): AsyncGenerator<Buffer> {
  const editor = new SheetEditor(added);
  for await (const tokens of xmlTokens(pieces)) {
    let text = '';
    for (const token of tokens) text += editor.take(token);
    yield Buffer.from(text, 'latin1');
  }
}

/** In characters: room for most categories. */
const addedWidth = 20;

class SheetEditor {
  readonly #added: AddedColumns;
  /** Rows that get cells, ascending; those up to `#nextRow` are behind us. */
  readonly #rowNumbers: readonly number[];
  #nextRow = 0;
  /** Cells of the current row that are not written yet. */
  #waiting: AddedCell[] = [];
  #rowStyle: string | undefined;
  /** Inside a formatted, empty cell that gives way to ours. */
  #isReplacing = false;
  #prefix = '';
  #encoding: 'utf-8' | 'other' = 'utf-8';
  /** The last column, counted from 1, of which the sheet says a width. */
  #widthsUntil = 0;
  readonly #place = new CellPlace();

  constructor(added: AddedColumns) {
    this.#added = added;
    this.#rowNumbers = [...added.rows.keys()].sort((a, b) => a - b);
  }

  /** What to write instead of `token`. */
  take(token: string): string {
    const tag = parseTag(token);
    if (token.startsWith('<?xml '))
      this.#encoding = /^utf-?8$/i.test(attributeOf(token, 'encoding') ?? 'utf-8') ? 'utf-8' : 'other';
    if (!tag) return this.#isReplacing ? '' : token;
    this.#place.pass(tag, token);
    if (tag.name === 'dimension') return this.#dimension(token);
    if (!this.#place.isInSheetData && (tag.name === 'cols' || tag.name === 'col'))
      return this.#widths(tag, token);
    if (tag.name === 'sheetData') return this.#sheetData(tag, token);
    if (!this.#place.isInSheetData) return token;
    if (tag.name === 'row') return tag.kind === 'close' ? this.#rest() + token : this.#row(tag, token);
    if (tag.name === 'c') return this.#cell(tag, token);
    return this.#isReplacing ? '' : token;
  }

  #sheetData(tag: XmlTag, token: string): string {
    if (tag.kind === 'close') return this.#newRows(Number.POSITIVE_INFINITY) + token;
    this.#prefix = tag.prefix;
    if (tag.kind === 'open') return token;
    const rows = this.#newRows(Number.POSITIVE_INFINITY);
    return rows === '' ? token : `${openedTag(token)}${rows}</${tag.prefix}sheetData>`;
  }

  /** Where the sheet sets widths, ours get one too, unless it already says something of them. */
  #widths(tag: XmlTag, token: string): string {
    if (tag.name === 'cols') return tag.kind === 'close' ? this.#ownWidth(tag) + token : token;
    this.#widthsUntil = Math.max(this.#widthsUntil, Number(attributeOf(token, 'max') ?? 0));
    return shownColumns(token, this.#added);
  }

  #ownWidth({ prefix }: XmlTag): string {
    const [first, last] = [this.#added.first + 1, this.#added.last + 1];
    if (this.#widthsUntil >= first) return '';
    return `<${prefix}col min="${first}" max="${last}" width="${addedWidth}" customWidth="1"/>`;
  }

  #row(tag: XmlTag, token: string): string {
    const { row } = this.#place;
    const before = this.#newRows(row);
    const cells = this.#added.rows.get(row);
    if (!cells || this.#rowNumbers[this.#nextRow] !== row) return before + token;
    this.#nextRow++;
    this.#waiting = [...cells];
    this.#rowStyle = ['1', 'true'].includes(attributeOf(token, 'customFormat') ?? '')
      ? attributeOf(token, 's')
      : undefined;
    const opening = withAttribute(token, 'spans', this.#spans(token) ?? '');
    if (tag.kind === 'open') return before + opening;
    return `${before}${openedTag(opening)}${this.#rest()}</${tag.prefix}row>`;
  }

  /** `spans="1:7"` names the columns in use, counted from 1. */
  #spans(token: string): string | undefined {
    return attributeOf(token, 'spans')?.replace(/(\d+)(?=\s*$)/, (last) =>
      String(Math.max(Number(last), this.#added.last + 1)),
    );
  }

  #cell(tag: XmlTag, token: string): string {
    if (tag.kind === 'close') {
      const wasReplaced = this.#isReplacing;
      this.#isReplacing = false;
      return wasReplaced ? '' : token;
    }
    const { column } = this.#place;
    let before = '';
    while (this.#waiting[0] && this.#waiting[0].column < column) before += this.#next(this.#rowStyle);
    if (this.#waiting[0]?.column !== column) return before + token;
    this.#isReplacing = tag.kind === 'open';
    return before + this.#next(attributeOf(token, 's'));
  }

  #rest(): string {
    let cells = '';
    while (this.#waiting.length > 0) cells += this.#next(this.#rowStyle);
    return cells;
  }

  #next(style: string | undefined): string {
    const cell = this.#waiting.shift();
    if (!cell) return '';
    return this.#cellXml(cell, this.#place.row, style);
  }

  /** Rows before `until` that the file leaves out. */
  #newRows(until: number): string {
    let rows = '';
    for (;;) {
      const row = this.#rowNumbers[this.#nextRow];
      if (row === undefined || row >= until) return rows;
      const cells = (this.#added.rows.get(row) ?? []).map((cell) => this.#cellXml(cell, row, undefined));
      rows += `<${this.#prefix}row r="${row}">${cells.join('')}</${this.#prefix}row>`;
      this.#nextRow++;
    }
  }

  #cellXml(cell: AddedCell, row: number, style: string | undefined): string {
    const reference = `${columnLetters(cell.column)}${row}`;
    return encodeXml(cellXml(cell, { prefix: this.#prefix, reference, style }), this.#encoding);
  }

  #dimension(token: string): string {
    const range = parseRange(attributeOf(token, 'ref') ?? '');
    const [first, last] = [this.#rowNumbers[0], this.#rowNumbers.at(-1)];
    if (!range || first === undefined || last === undefined) return token;
    const from = {
      column: Math.min(range.from.column, this.#added.first),
      row: Math.min(range.from.row, first),
    };
    const to = { column: Math.max(range.to.column, this.#added.last), row: Math.max(range.to.row, last) };
    return withAttribute(token, 'ref', rangeText({ from, to }));
  }
}
