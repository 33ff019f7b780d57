/** Which sheet of a workbook. */
import type { TableHead, TableOptions } from '../../core/contract/table.ts';
import type { Voice } from '../services.ts';
import { likeliestFirst } from './likeliestFirst.ts';
import { pickValue } from './pickOne.ts';

export interface SheetQuestion {
  readonly sheets: TableHead['sheets'];
  readonly likeliest: string | undefined;
  readonly hint?: string;
}

/** Undefined where the person turned away. */
export async function pickSheet(
  { texts }: Voice,
  { sheets, likeliest, hint }: SheetQuestion,
): Promise<TableOptions | undefined> {
  const { pick } = texts.extension;
  const sheet = await pickValue({
    title: pick.sheet,
    ...(hint !== undefined && { hint }),
    choices: likeliestFirst(sheets, ({ name }) => name === likeliest).map(({ name, rows }) => ({
      label: name,
      description: pick.sheetRows(rows),
      value: name,
    })),
  });
  return sheet === undefined ? undefined : { sheet };
}
