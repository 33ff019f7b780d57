/** A command on what was just inspected: the same file, read the same way, without what did not apply to it. */
import { resolve } from 'node:path';
import type { TableFact } from '../../core/contract/table.ts';
import { tableOptionFlags } from '../../core/text/formats/tableOptionFlags.ts';
import { flagOf, wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { readingToLearn } from './commandOptions.ts';
import type { CommandOption } from './commandOptions.ts';
import { quoted, shown } from './report/shownPath.ts';
import type { CliSession } from './session.ts';

/** The options that mean the same to `inspect` and `train`. */
const sharedOptions: readonly CommandOption[] = ['textColumn', 'labelColumn', ...readingToLearn];

export interface InspectedFile {
  /** As the user wrote it. */
  readonly file: string;
  readonly facts: readonly TableFact[];
  /** Where the fixes were saved, if they were: they include those of the recipe that was given. */
  readonly recipeFile: string | null;
}

export interface SameFile {
  readonly call: CommandCall;
  readonly inspected: InspectedFile;
}

export function sameFileCommand(
  command: 'train' | 'inspect',
  { call, inspected }: SameFile,
  { door, program }: CliSession,
): string {
  const { workFolder } = door;
  const { file, facts, recipeFile } = inspected;
  const unused = unusedFlags(facts);
  const typed = sharedOptions.flatMap((name) => {
    const word = wordOf(call, name);
    return word === undefined || unused.has(flagOf(name)) ? [] : [`${flagOf(name)} ${quoted(word)}`];
  });
  const recipe = recipeFile ?? wordOf(call, 'recipe');
  return [
    `${program} ${command}`,
    shown(resolve(workFolder, file), workFolder),
    ...typed,
    ...(recipe === undefined
      ? []
      : [`${flagOf('recipe')} ${shown(resolve(workFolder, recipe), workFolder)}`]),
  ].join(' ');
}

/** What the file cannot obey would only be said again. */
function unusedFlags(facts: readonly TableFact[]): ReadonlySet<string> {
  const names = facts.filter(({ code }) => code === 'option_unused').map(({ name }) => name);
  const flags = Object.entries(tableOptionFlags).filter(([option]) => names.includes(option));
  return new Set(flags.map(([, flag]) => flag));
}
