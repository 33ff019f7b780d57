/** One command as it was typed: its words and options, still as text. */
import type { CommandTexts } from '../../core/text/areas/commandTexts.ts';
import { commandOptions } from './commandOptions.ts';
import type { CommandOption } from './commandOptions.ts';
import type { CliSession } from './session.ts';
import type { ReadValue } from './optionValues.ts';

export interface CommandCall {
  /** In the order of the table; '' where an optional one was left out. */
  readonly words: readonly string[];
  readonly options: Readonly<Partial<Record<CommandOption, string | readonly string[]>>>;
  readonly texts: CommandTexts;
}

/** Answers the command and gives the exit code. */
export type RunCommand = (call: CommandCall, session: CliSession) => Promise<number>;

/** An option's value, or undefined where it was not typed. Throws UsageError. */
export function valueOf<T>(call: CommandCall, option: CommandOption, read: ReadValue<T>): T | undefined {
  const word = wordOf(call, option);
  return word === undefined ? undefined : read(word, flagOf(option), call.texts);
}

export function wordOf({ options }: CommandCall, option: CommandOption): string | undefined {
  const word = options[option];
  return typeof word === 'string' ? word : undefined;
}

/** Every value of an option that may be repeated. */
export function wordsOf({ options }: CommandCall, option: CommandOption): readonly string[] {
  const words = options[option];
  return words === undefined || typeof words === 'string' ? [] : words;
}

/** The long flag, as people know it. */
export function flagOf(option: CommandOption): string {
  const { flags } = commandOptions[option];
  return flags.slice(flags.lastIndexOf(' ') + 1);
}
