/** The command that trains the simple method alone on a run's spreadsheet, read and divided as in that run. */
import type { RunConfig } from '../../../core/contract/runConfig.ts';
import type { CliSession } from '../session.ts';
import { dataCommand } from './dataCommand.ts';

export function simpleMethodCommand(
  { data, parameters: { trainShare, classWeights, seed }, splitOf }: RunConfig,
  session: CliSession,
): string {
  const tooLong = data.table.longTexts;
  const options = { tooLong, trainShare, classWeights, seed, splitOf, stages: 'baseline' };
  return dataCommand('train', data, { ...session, options });
}
