/** Decides the two columns: those the user names, else those suggested. Refuses what cannot be learnt from. */
import type { ColumnGuess, ColumnSuggestion } from '../contract/columns.ts';
import { askBelow } from '../contract/columns.ts';
import { AppError } from '../contract/errors/appError.ts';
import type { Table } from '../contract/table.ts';
import { isNamed, nameFit } from './columnNames.ts';
import type { ColumnRole } from './columnNames.ts';
import { findColumn } from './findColumn.ts';
import { tidy } from './foldText.ts';
import { profileColumns } from './profileColumns.ts';
import type { ColumnProfile } from './profileColumns.ts';
import { suggestRoles } from './suggestColumns.ts';

export interface ChosenColumns {
  readonly textColumn: string;
  readonly labelColumn: string;
}

export interface WantedColumns {
  readonly textColumn?: string | undefined;
  readonly labelColumn?: string | undefined;
}

type TableRows = Pick<Table, 'columns' | 'rows'> & Partial<Pick<Table, 'sheets' | 'sheet'>>;

/**
 * Throws `dataset.column_missing`, `dataset.same_column`, `dataset.no_text_column`, `dataset.no_label_column`,
 * `dataset.column_unclear` (rivals too close to decide), `dataset.text_is_numeric` and `dataset.all_labels_different`.
 * Whether there is more than one category is asked after cleaning (assertTrainable).
 */
export function chooseColumns(table: TableRows, wanted: WantedColumns): ChosenColumns {
  const names = table.columns.map(({ name }) => name);
  const text = wanted.textColumn === undefined ? undefined : findColumn(names, wanted.textColumn);
  const label = wanted.labelColumn === undefined ? undefined : findColumn(names, wanted.labelColumn);
  if (text !== undefined && text === label) throw new AppError('dataset.same_column', { column: text });
  const profiles = profileColumns(table);
  // Where both are known, what the texts tell of every column would be asked for nothing.
  const suggestion: ColumnSuggestion =
    text !== undefined && label !== undefined
      ? { text: [], label: [] }
      : suggestRoles(table, profiles, {
          ...(text === undefined ? {} : { text }),
          ...(label === undefined ? {} : { label }),
        });
  const textColumn = text ?? decide(suggestion.text, 'text') ?? refuseText(profiles, label);
  assertWords(profiles, textColumn);
  const labelColumn = label ?? decide(suggestion.label, 'label');
  if (labelColumn === undefined)
    throw new AppError('dataset.no_label_column', { found: names, ...otherSheets(table) });
  assertRepeats(table, labelColumn);
  return { textColumn, labelColumn };
}

/** Where else in a workbook the table may be; nothing for text files, which have no sheets. */
function otherSheets({ sheets = [], sheet }: TableRows): { otherSheets?: string[] } {
  const names = sheets.map(({ name }) => name);
  return names.length === 0 ? {} : { otherSheets: names.filter((name) => name !== sheet) };
}

/** The best guess; where others rival it, only when it is clear enough. */
function decide(guesses: readonly ColumnGuess[], role: ColumnRole): string | undefined {
  const [best, ...rivals] = guesses;
  if (best !== undefined && best.confidence < askBelow && rivals.length > 0) {
    throw new AppError('dataset.column_unclear', {
      role,
      candidates: guesses.slice(0, 3).map(({ column }) => column),
    });
  }
  return best?.column;
}

/** There are no texts; a column that is called text but holds numbers deserves to be named. */
function refuseText(profiles: readonly ColumnProfile[], label: string | undefined): never {
  const others = profiles.filter(({ name }) => name !== label);
  const named = others.find((profile) => isNumeric(profile) && isNamed(nameFit(profile.name, 'text')));
  if (named !== undefined) throw new AppError('dataset.text_is_numeric', { column: named.name });
  throw new AppError('dataset.no_text_column', { found: profiles.map(({ name }) => name) });
}

function assertWords(profiles: readonly ColumnProfile[], textColumn: string): void {
  const profile = profiles.find(({ name }) => name === textColumn);
  if (profile !== undefined && isNumeric(profile)) {
    throw new AppError('dataset.text_is_numeric', { column: textColumn });
  }
}

function isNumeric({ numberShare }: ColumnProfile): boolean {
  return numberShare > 0.9;
}

function assertRepeats(table: TableRows, labelColumn: string): void {
  const position = table.columns.findIndex(({ name }) => name === labelColumn);
  const values = table.rows.map(({ cells }) => tidy(cells[position] ?? '')).filter((value) => value !== '');
  if (values.length > 1 && new Set(values).size === values.length) {
    throw new AppError('dataset.all_labels_different', { column: labelColumn, rows: values.length });
  }
}
