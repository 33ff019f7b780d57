/** What the options about reading a spreadsheet are called on the command line. */
import type { TableOption } from '../../contract/table.ts';

export const tableOptionFlags = {
  sheet: '--sheet',
  headerRow: '--header',
  encoding: '--encoding',
  separator: '--separator',
  longTexts: '--too-long',
} as const satisfies Record<TableOption, string>;
