/** The spreadsheet a command names, with what it says about how to read it. */
import { resolve } from 'node:path';
import type { DataSource } from '../../core/contract/runConfig.ts';
import type { TableOptions } from '../../core/contract/table.ts';
import { valueOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { encoding, separator, tooLong, wholeNumber } from './optionValues.ts';
import type { CliSession } from './session.ts';

export function dataSourceOf(call: CommandCall, file: string, { door }: CliSession): DataSource {
  const [textColumn, labelColumn] = [wordOf(call, 'textColumn'), wordOf(call, 'labelColumn')];
  return {
    path: resolve(door.workFolder, file),
    table: tableOptionsOf(call),
    ...(textColumn !== undefined && { textColumn }),
    ...(labelColumn !== undefined && { labelColumn }),
  };
}

export function tableOptionsOf(call: CommandCall): TableOptions {
  const sheet = wordOf(call, 'sheet');
  const headerRow = valueOf(call, 'header', wholeNumber(0));
  const givenEncoding = valueOf(call, 'encoding', encoding);
  const givenSeparator = valueOf(call, 'separator', separator);
  const longTexts = valueOf(call, 'tooLong', tooLong);
  return {
    ...(sheet !== undefined && { sheet }),
    ...(headerRow !== undefined && { headerRow }),
    ...(givenEncoding !== undefined && { encoding: givenEncoding }),
    ...(givenSeparator !== undefined && { separator: givenSeparator }),
    ...(longTexts !== undefined && { longTexts }),
  };
}
