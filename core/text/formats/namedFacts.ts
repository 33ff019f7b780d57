/** Names that facts about a table do not carry themselves, from the table's head. */
import type { FactPlace } from '../areas/dataTexts.ts';

export function hiddenColumnNames({ columns }: FactPlace): string[] {
  return columns.filter(({ hidden }) => hidden).map(({ name }) => name);
}

/** Hidden sheets have a fact of their own. */
export function otherSheets({ sheets }: FactPlace, chosen: string | undefined): string[] {
  return sheets.filter(({ name, hidden }) => !hidden && name !== chosen).map(({ name }) => name);
}
