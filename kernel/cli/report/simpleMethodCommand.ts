/** The command that trains the simple method alone on a run's spreadsheet, read and divided as in that run. */
import type { RunConfig } from '../../../core/contract/runConfig.ts';
import { flagOf } from '../commandCall.ts';
import type { CommandOption } from '../commandOptions.ts';
import { separatorNames } from '../separatorNames.ts';
import type { CliSession } from '../session.ts';
import { quoted, shown } from './shownPath.ts';

export function simpleMethodCommand(
  { data, parameters, splitOf }: RunConfig,
  { door, program }: CliSession,
): string {
  const { table, textColumn, labelColumn } = data;
  const given: Partial<Record<CommandOption, string | number | undefined>> = {
    textColumn,
    labelColumn,
    sheet: table.sheet,
    header: table.headerRow,
    encoding: table.encoding,
    separator: Object.entries(separatorNames).findLast(([, sign]) => sign === table.separator)?.[0],
    tooLong: table.longTexts,
    trainShare: parameters.trainShare,
    classWeights: parameters.classWeights,
    seed: parameters.seed,
    splitOf,
    stages: 'baseline',
  };
  const options = (Object.entries(given) as [CommandOption, string | number | undefined][]).flatMap(
    ([option, value]) => (value === undefined ? [] : [`${flagOf(option)} ${quoted(String(value))}`]),
  );
  return [`${program} train`, shown(data.path, door.workFolder), ...options].join(' ');
}
