/** A command on a run's spreadsheet, read as in that run. */
import type { DataSource, RunConfig } from '../../../core/contract/runConfig.ts';
import { flagOf } from '../commandCall.ts';
import { commandOptions } from '../commandOptions.ts';
import type { CommandOption } from '../commandOptions.ts';
import { separatorNames } from '../separatorNames.ts';
import type { CliSession } from '../session.ts';
import { quoted, shown } from './shownPath.ts';

/** Options as they would be typed; what is undefined is left out. */
export type TypedOptions = Partial<Record<CommandOption, string | number | undefined>>;

const paths: ReadonlySet<CommandOption> = new Set(['splitOf', 'recipe']);

export function dataCommand(
  name: 'train' | 'suspects',
  data: DataSource,
  { door, program, options }: Pick<CliSession, 'door' | 'program'> & { readonly options: TypedOptions },
): string {
  const { path, table, textColumn, labelColumn } = data;
  const given: TypedOptions = {
    textColumn,
    labelColumn,
    sheet: table.sheet,
    header: table.headerRow,
    encoding: table.encoding,
    separator: Object.entries(separatorNames).findLast(([, sign]) => sign === table.separator)?.[0],
    ...options,
  };
  const words = (Object.entries(given) as [CommandOption, string | number | undefined][]).flatMap(
    ([option, value]) => {
      if (value === undefined) return [];
      const word = String(value);
      return [`${flagOf(option)} ${paths.has(option) ? shown(word, door.workFolder) : quoted(word)}`];
    },
  );
  return [`${program} ${name}`, shown(path, door.workFolder), ...words].join(' ');
}

export interface TrainAgain {
  /** The run whose texts are checked again. */
  readonly earlier: string | undefined;
  /** A file of fixes, or a run that took them. */
  readonly recipeFrom: string | undefined;
}

/** Trains again as was asked for, after the spreadsheet was changed. */
export function trainAgainCommand(
  config: RunConfig,
  { earlier, recipeFrom }: TrainAgain,
  session: CliSession,
): string {
  const { data, recipe, preset, baseModel, stages, parameters } = config;
  const { earlyStoppingPatience: patience, ...others } = parameters;
  const typed = Object.entries(others).filter(([name]) => name in commandOptions);
  return dataCommand('train', data, {
    ...session,
    options: {
      tooLong: data.table.longTexts,
      recipe: recipe && recipeFrom,
      preset: preset === 'equilibrado' ? undefined : preset,
      base: baseModel,
      stages: stages?.join(','),
      patience: patience === null ? 0 : patience,
      ...(Object.fromEntries(typed) as TypedOptions),
      splitOf: earlier,
    },
  });
}
