/** The command that trains the simple method alone on a run's spreadsheet, read and divided as in that run. */
import type { RunConfig } from '../../../core/contract/runConfig.ts';
import type { CliSession } from '../session.ts';
import { dataCommand } from './dataCommand.ts';

export function simpleMethodCommand(
  { data, recipe, parameters: { trainShare, classWeights, seed }, splitOf }: RunConfig,
  runFolder: string,
  session: CliSession,
): string {
  const tooLong = data.table.longTexts;
  const options = {
    tooLong,
    recipe: recipe && runFolder,
    trainShare,
    classWeights,
    seed,
    splitOf,
    stages: 'baseline',
  };
  return dataCommand('train', data, { ...session, options });
}
