/** The command that trains on what was just inspected: the same file, read the same way, without what did not apply to it. */
import { resolve } from 'node:path';
import type { TableFact } from '../../core/contract/table.ts';
import { tableOptionFlags } from '../../core/text/formats/tableOptionFlags.ts';
import { flagOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { commandOptions } from './commandOptions.ts';
import type { CommandOption } from './commandOptions.ts';
import { quoted, shown } from './report/shownPath.ts';
import type { CliSession } from './session.ts';

export interface InspectedFile {
  /** As the user wrote it. */
  readonly file: string;
  readonly facts: readonly TableFact[];
}

export function trainCommand(
  call: CommandCall,
  { file, facts }: InspectedFile,
  { door, program }: CliSession,
): string {
  const { workFolder } = door;
  const names = Object.keys(commandOptions) as CommandOption[];
  const unused = unusedFlags(facts);
  const typed = names.flatMap((name) => {
    const word = wordOf(call, name);
    return word === undefined || unused.has(flagOf(name)) ? [] : [`${flagOf(name)} ${quoted(word)}`];
  });
  return [`${program} train`, shown(resolve(workFolder, file), workFolder), ...typed].join(' ');
}

/** What the file cannot obey would only be said again. */
function unusedFlags(facts: readonly TableFact[]): ReadonlySet<string> {
  const names = facts.filter(({ code }) => code === 'option_unused').map(({ name }) => name);
  const flags = Object.entries(tableOptionFlags).filter(([option]) => names.includes(option));
  return new Set(flags.map(([, flag]) => flag));
}
