/** A workbook as raw rows of its most data-like sheet, with the facts about sheets, cells and formulas. */
import type { TableFact } from '../../contract/table.ts';
import { chooseSheet, describeSheets, listSheets } from './chooseSheet.ts';
import type { ListedSheet, SheetChoice } from './chooseSheet.ts';
import { cutRows } from './cutTexts.ts';
import { hiddenFacts } from './hiddenParts.ts';
import { parseWorkbook } from './parseWorkbook.ts';
import type { ParsedWorkbook } from './parseWorkbook.ts';
import { rowFact } from './rowList.ts';
import { emptySheetFindings, sheetRows } from './sheetRows.ts';
import type { SheetFindings } from './sheetRows.ts';
import { shownFacts } from './shownValues.ts';
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

function cellFacts(findings: SheetFindings): TableFact[] {
  return [
    ...rowFact('merged_cells_filled', findings.mergedFilled),
    ...rowFact('formulas_read_as_values', findings.formulas),
    ...rowFact('formulas_without_value', findings.formulasWithoutValue),
    ...rowFact('error_cells_emptied', findings.errorCells),
    ...shownFacts(findings.shown),
    ...rowFact('texts_cut', cutRows(findings.cutTexts)),
  ];
}
