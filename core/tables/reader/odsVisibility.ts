/** What is hidden in an OpenDocument spreadsheet, by sheet in the order of the file: SheetJS does not tell. */
import { attributeOf, TagScan } from './tagScan.ts';

export interface SheetVisibility {
  readonly hidden: boolean;
  /** 0-based first position and length of each run. */
  readonly hiddenRows: readonly Run[];
  readonly filteredRows: readonly Run[];
  readonly hiddenColumns: readonly Run[];
}

export type Run = readonly [start: number, length: number];

const wantedTags = /<(?:[\w-]+:)?(?:style|table-properties|table|table-row|table-column)(?=[\s/>])[^<>]*>/g;

/** Takes the pieces of content.xml. Source of the attributes: OpenDocument 1.3, 19.609 (display) and 19.749 (visibility). */
export class OdsVisibility {
  readonly #sheets: {
    style: string;
    rows: number;
    columns: number;
    hiddenRows: Run[];
    filteredRows: Run[];
    hiddenColumns: Run[];
  }[] = [];
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  readonly #scan = new TagScan(wantedTags, (tag) => {
    this.#note(tag);
  });

  take(chunk: Buffer): void {
    this.#scan.take(chunk);
  }

  sheets(): SheetVisibility[] {
    return this.#sheets.map(({ style, hiddenRows, filteredRows, hiddenColumns }) => ({
      hidden: this.#hiddenStyles.has(style),
      hiddenRows,
      filteredRows,
      hiddenColumns,
    }));
  }

  #note(tag: string): void {
    const name = /^<(?:[\w-]+:)?([\w-]+)/.exec(tag)?.[1];
    if (name === 'style') this.#style = attributeOf(tag, 'name') ?? '';
    else if (name === 'table-properties') {
      if (attributeOf(tag, 'display') === 'false') this.#hiddenStyles.add(this.#style);
    } else if (name === 'table') {
      const style = attributeOf(tag, 'style-name') ?? '';
      this.#sheets.push({ style, rows: 0, columns: 0, hiddenRows: [], filteredRows: [], hiddenColumns: [] });
    } else this.#noteRun(tag, name === 'table-row');
  }

  #noteRun(tag: string, isRow: boolean): void {
    const sheet = this.#sheets.at(-1);
    if (!sheet) return;
    const repeated = attributeOf(tag, isRow ? 'number-rows-repeated' : 'number-columns-repeated');
    const length = Math.max(1, Number(repeated ?? 1) || 1);
    const run: Run = [isRow ? sheet.rows : sheet.columns, length];
    const visibility = attributeOf(tag, 'visibility');
    if (isRow && visibility === 'filter') sheet.filteredRows.push(run);
    if (visibility === 'collapse') (isRow ? sheet.hiddenRows : sheet.hiddenColumns).push(run);
    if (isRow) sheet.rows += length;
    else sheet.columns += length;
  }
}
