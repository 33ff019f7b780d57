/** What a spreadsheet becomes: text cells under named columns, and the facts about how it was read. */
import * as z from 'zod';

export const tableFormats = ['xlsx', 'xls', 'ods', 'csv', 'tsv', 'txt', 'jsonl'] as const;
export const textEncodings = ['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export const separators = [',', ';', '\t', '|'] as const;
/** What becomes of a text beyond the limit: its beginning, or several rows that hold all of it. */
export const longTextReadings = ['cut', 'split'] as const;

/** What the reader is told; everything left out is found by looking. */
export const tableOptionsSchema = z.object({
  sheet: z.string().optional(),
  /** 1-based row of the file that holds the column names; 0 where there is none. */
  headerRow: z.int().nonnegative().optional(),
  encoding: z.enum(textEncodings).optional(),
  separator: z.enum(separators).optional(),
  /** Left out: `cut`. Rows that were split keep one number, and stay in one part of every split. */
  longTexts: z.enum(longTextReadings).optional(),
});
export type TableOptions = z.infer<typeof tableOptionsSchema>;
export type TableOption = keyof TableOptions;

/** Something the reader noticed or did. `code` has a sentence in both languages (core/text); rows are 1-based rows of the file. */
export const tableFactSchema = z.object({
  code: z.enum([
    /** `name` is the option, which means nothing for this kind of file. */
    'option_unused',
    'sheet_chosen',
    'header_found',
    /** The lower row is the header row; groups of columns are named in the upper one. */
    'header_in_two_rows',
    'no_header',
    'title_rows_skipped',
    'blank_rows_skipped',
    'total_rows_skipped',
    'repeated_headers_skipped',
    /** Rows that a filter hid; they are read like the others. */
    'filter_ignored',
    'hidden_rows_kept',
    'hidden_columns_kept',
    'hidden_sheets_ignored',
    'merged_cells_filled',
    'encoding_found',
    'separator_found',
    'no_separator',
    'formulas_read_as_values',
    'formulas_without_value',
    'error_cells_emptied',
    'macros_ignored',
    'external_links_ignored',
    /** The sheet claims `count` cells and has nowhere near as many. */
    'size_overstated',
    'ragged_rows',
    'unclosed_quote',
    /** `name` is one of them as it was read. */
    'dates_as_shown',
    'percentages_as_shown',
    'numbers_as_shown',
    'long_numbers_damaged',
    /** Cut by the program that wrote the file. */
    'texts_cut',
    /** Longer than `limit` characters: only the beginning was read. */
    'texts_shortened',
    /** Longer than `limit` characters: read as several rows of the same number. */
    'texts_split',
    'duplicate_column_names',
    'unreadable_lines_skipped',
    'unreadable_characters',
    /** UTF-8 that was read as Windows-1252 and saved again; they are read as they stand. */
    'double_encoded_texts',
  ]),
  count: z.int().nonnegative().optional(),
  rows: z.array(z.int()).optional(),
  /** Of all rows, where `rows` is only the first of them. */
  rowCount: z.int().nonnegative().optional(),
  name: z.string().optional(),
  /** The limit that the rows are above. */
  limit: z.int().optional(),
  /** How sure a guess is, 0 to 1; absent where nothing was guessed. */
  confidence: z.number().min(0).max(1).optional(),
});
export type TableFact = z.infer<typeof tableFactSchema>;

export const tableColumnSchema = z.object({
  name: z.string(),
  /** 0-based position in the file. */
  index: z.int().nonnegative(),
  hidden: z.boolean(),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

export interface TableRow {
  /** 1-based row (spreadsheet) or line record (csv, jsonl) of the file: the identity of the row for people. */
  readonly rowNumber: number;
  /** One text per column of the table, as the user saw it; '' where the cell is empty. */
  readonly cells: readonly string[];
}

export const tableHeadSchema = z.object({
  format: z.enum(tableFormats),
  /** Sheets of the workbook, visible ones first; empty for text files. */
  sheets: z.array(z.object({ name: z.string(), rows: z.int(), hidden: z.boolean() })),
  sheet: z.string().optional(),
  headerRow: z.int().nonnegative(),
  encoding: z.enum(textEncodings).optional(),
  separator: z.enum(separators).optional(),
  columns: z.array(tableColumnSchema),
  facts: z.array(tableFactSchema),
});
export type TableHead = z.infer<typeof tableHeadSchema>;

export interface Table extends TableHead {
  readonly rows: readonly TableRow[];
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly fileHash: string;
}
