/** A workbook as raw rows of its most data-like sheet, with the facts about sheets, cells and formulas. */
import type { TableFact } from '../../contract/table.ts';
import { chooseSheet, describeSheets, listSheets } from './chooseSheet.ts';
import type { ListedSheet, SheetChoice } from './chooseSheet.ts';
import { cutRows } from './cutTexts.ts';
import { parseWorkbook } from './parseWorkbook.ts';
import type { ParsedWorkbook } from './parseWorkbook.ts';
import type { ParsedSheet } from './parsedSheet.ts';
import { addRow, emptyRowList, rowFact } from './rowList.ts';
import { emptySheetFindings, sheetRows } from './sheetRows.ts';
import type { SheetFindings } from './sheetRows.ts';
import type { TableSource } from './tableSource.ts';

export async function readWorkbook(
  ...[bytes, content, request]: Parameters<typeof parseWorkbook>
): Promise<TableSource> {
  const parsed = await parseWorkbook(bytes, content, request);
  const sheets = listSheets(parsed.sheets);
  const choice = chooseSheet(sheets, request.options.sheet, request.path);
  const { chosen } = choice;
  const findings = emptySheetFindings();
  return {
    head: { format: parsed.format, sheets: describeSheets(sheets), sheet: chosen.name },
    obeys: content.kind === 'markup' ? ['sheet', 'headerRow', 'encoding'] : ['sheet', 'headerRow'],
    rows: sheetRows(chosen, findings),
    hiddenColumns: chosen.hiddenColumns,
    facts: () => [
      ...sheetFacts(sheets, choice),
      ...bookFacts(parsed),
      ...hiddenFacts(chosen),
      ...cellFacts(findings),
    ],
  };
}

function sheetFacts(sheets: readonly ListedSheet[], { chosen, confidence }: SheetChoice): TableFact[] {
  const ignored = sheets.filter(({ sheet }) => sheet.hidden && sheet !== chosen);
  return [
    ...(confidence === undefined ? [] : [{ code: 'sheet_chosen' as const, name: chosen.name, confidence }]),
    ...ignored.map(({ sheet }) => ({ code: 'hidden_sheets_ignored' as const, name: sheet.name })),
  ];
}

function bookFacts({ hasMacros, hasExternalLinks }: ParsedWorkbook): TableFact[] {
  return [
    ...(hasMacros ? [{ code: 'macros_ignored' as const }] : []),
    ...(hasExternalLinks ? [{ code: 'external_links_ignored' as const }] : []),
  ];
}

function hiddenFacts({ hiddenRows, hiddenColumns }: ParsedSheet): TableFact[] {
  const rows = emptyRowList();
  for (const position of hiddenRows) addRow(rows, position + 1);
  return [
    ...rowFact('hidden_rows_kept', rows),
    ...(hiddenColumns.size > 0 ? [{ code: 'hidden_columns_kept' as const, count: hiddenColumns.size }] : []),
  ];
}

function cellFacts(findings: SheetFindings): TableFact[] {
  return [
    ...rowFact('merged_cells_filled', findings.mergedFilled),
    ...rowFact('formulas_read_as_values', findings.formulas),
    ...rowFact('formulas_without_value', findings.formulasWithoutValue),
    ...rowFact('error_cells_emptied', findings.errorCells),
    ...rowFact('texts_cut', cutRows(findings.cutTexts)),
  ];
}
