/** The command that trains on what was just inspected: the same file, read the same way. */
import { resolve } from 'node:path';
import { flagOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { commandOptions } from './commandOptions.ts';
import type { CommandOption } from './commandOptions.ts';
import { quoted, shown } from './report/shownPath.ts';
import type { CliSession } from './session.ts';

export function trainCommand(call: CommandCall, file: string, { door, program }: CliSession): string {
  const { workFolder } = door;
  const names = Object.keys(commandOptions) as CommandOption[];
  const typed = names.flatMap((name) => {
    const word = wordOf(call, name);
    return word === undefined ? [] : [`${flagOf(name)} ${quoted(word)}`];
  });
  return [`${program} train`, shown(resolve(workFolder, file), workFolder), ...typed].join(' ');
}
