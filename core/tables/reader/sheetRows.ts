/** One sheet as raw rows: cells as the user saw them, merged cells filled downwards. */
import type { CellObject } from '@e965/xlsx';
import { cleanText } from './cellText.ts';
import { emptyCutTexts, noteLength } from './cutTexts.ts';
import type { CutTexts } from './cutTexts.ts';
import { isErrorWord } from './errorWords.ts';
import { fillMerged } from './fillMerged.ts';
import type { Cell, ParsedSheet } from './parsedSheet.ts';
import type { RawRow } from './rawRow.ts';
import { addRow, emptyRowList } from './rowList.ts';
import type { RowList } from './rowList.ts';
import { emptyShownValues, noteShown } from './shownValues.ts';
import type { ShownValues } from './shownValues.ts';

export interface SheetFindings {
  readonly mergedFilled: RowList;
  readonly formulas: RowList;
  readonly formulasWithoutValue: RowList;
  readonly errorCells: RowList;
  readonly cutTexts: CutTexts;
  readonly shown: ShownValues;
}

export function emptySheetFindings(): SheetFindings {
  return {
    mergedFilled: emptyRowList(),
    formulas: emptyRowList(),
    formulasWithoutValue: emptyRowList(),
    errorCells: emptyRowList(),
    cutTexts: emptyCutTexts(),
    shown: emptyShownValues(),
  };
}

const batchRows = 2_000;
/** Spreadsheet programs keep 15 digits: an integer from here on lost its last ones. */
const firstDamagedInteger = 1e15;
const sumFormula = /(?:^|[^A-Z.])(?:SUM|SUBTOTAL|AGGREGATE|COUNTA?|AVERAGE)\s*\(/i;

/** Every row from 1 to the last one with content; blank rows come without cells. Findings are filled in on the way. */
export function* sheetRows(sheet: ParsedSheet, findings: SheetFindings): Generator<readonly RawRow[]> {
  const { data } = sheet;
  const fill = fillMerged(sheet, cellText);
  let batch: RawRow[] = [];
  for (let r = 0; r < data.length; r++) {
    batch.push(toRawRow(data[r] ?? [], { rowNumber: r + 1, filled: fill.get(r), findings }));
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

interface RowContext {
  readonly rowNumber: number;
  /** Texts that merged cells above bring into this row, by column. */
  readonly filled: ReadonlyMap<number, string> | undefined;
  readonly findings: SheetFindings;
}

function toRawRow(source: readonly Cell[], { rowNumber, filled, findings }: RowContext): RawRow {
  const cells: string[] = [];
  let hasSumFormula = false;
  let hasLongNumber = false;
  for (let c = 0; c < source.length; c++) {
    const cell = source[c];
    const shown = cell ? cleanText(cellText(cell)) : '';
    // Pasted as a value, an error is a text.
    const isError = cell !== undefined && (isFailed(cell) || isErrorWord(shown));
    const text = isError ? '' : shown;
    cells.push(text);
    if (!cell) continue;
    noteShown(findings.shown, { cell, text, rowNumber });
    if (cell.f !== undefined) {
      const list = isValueless(cell) ? findings.formulasWithoutValue : findings.formulas;
      addRow(list, rowNumber);
      hasSumFormula ||= sumFormula.test(cell.f);
    }
    if (cell.t === 's') noteLength(findings.cutTexts, String(cell.v ?? '').length, rowNumber);
    if (isError) addRow(findings.errorCells, rowNumber);
    hasLongNumber ||=
      cell.t === 'n' && Number.isInteger(cell.v) && Math.abs(Number(cell.v)) >= firstDamagedInteger;
  }
  for (const [column, text] of filled ?? []) {
    while (cells.length < column) cells.push('');
    cells[column] = text;
    addRow(findings.mergedFilled, rowNumber);
  }
  return { rowNumber, cells, hasSumFormula, hasLongNumber };
}

function isFailed(cell: CellObject): boolean {
  return cell.t === 'e' && !isValueless(cell);
}

/** SheetJS gives cells that hold a format or a formula but no value the type z. */
export function isValueless({ t: type, v: value }: CellObject): boolean {
  return type === 'z' || value === undefined;
}

/** What stands in the cell on the screen; errors are empty, and whole numbers keep the digits that the screen shortens. */
export function cellText(cell: CellObject): string {
  const { t: type, v: value, w: shown } = cell;
  if (type === 's') return String(value ?? '');
  if (type === 'e' || isValueless(cell)) return '';
  if (
    type === 'n' &&
    shown !== undefined &&
    /^-?\d(?:\.\d+)?E\+\d+$/i.test(shown) &&
    Number.isInteger(value)
  ) {
    return BigInt(Number(value)).toString();
  }
  return shown ?? String(value);
}
