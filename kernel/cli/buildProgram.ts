/** The commander program from the table of commands, with all of its words in one language. */
import { Argument, Command, Option } from 'commander';
import type { Help } from 'commander';
import type { CommandTexts } from '../../core/text/areas/commandTexts.ts';
import { parameterLayers } from '../../core/training/parameterLayers.ts';
import type { CommandCall } from './commandCall.ts';
import { commandOptions, globalOptions } from './commandOptions.ts';
import type { CommandOption, OptionSpec } from './commandOptions.ts';
import { commandTable } from './commandTable.ts';
import type { CommandSpec } from './commandTable.ts';
import type { CliDoor } from './door.ts';
import { programName } from './programName.ts';

export interface ProgramSetting {
  readonly texts: CommandTexts;
  readonly door: CliDoor;
  /** Called with the command that was typed. */
  readonly onCall: (spec: CommandSpec, call: CommandCall) => Promise<void>;
}

/** Throws CommanderError instead of ending the process, and writes nothing about errors itself. */
export function buildProgram(setting: ProgramSetting): Command {
  const { texts, door } = setting;
  const program = new Command(programName(door))
    .description(texts.about)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        door.output.write(text);
      },
      writeErr: () => undefined,
      getOutHelpWidth: () => Math.min(100, door.output.columns()),
    })
    .configureHelp(helpWords(texts))
    .helpOption('-h, --help', texts.options.help)
    .helpCommand(false)
    .usage(`${texts.usageCommand} ${texts.usageOptions}`)
    .option('-V, --version', texts.options.version)
    .addHelpText('after', `\n${texts.exitCodes}`);
  for (const [name, spec] of Object.entries(globalOptions)) {
    program.addOption(optionOf(spec, texts.options[name as keyof typeof globalOptions], texts));
  }
  for (const spec of commandTable) addCommand(program, spec, setting);
  return program;
}

function addCommand(program: Command, spec: CommandSpec, { texts, door, onCall }: ProgramSetting): void {
  const { summary, examples } = texts.commands[spec.name];
  const command = program
    .command(spec.name)
    .description(summary)
    .helpOption('-h, --help', texts.options.help)
    .addHelpText(
      'after',
      `\n${texts.headings.examples}\n${examples.map((line) => `  ${programName(door)} ${line}`).join('\n')}`,
    );
  for (const { name, isOptional } of spec.arguments) {
    const word = texts.argumentNames[name];
    command.addArgument(new Argument(isOptional === true ? `[${word}]` : `<${word}>`, texts.arguments[name]));
  }
  const keys = new Map<CommandOption, string>();
  for (const name of spec.options) {
    const option = optionOf(commandOptions[name], texts.options[name], texts);
    // Typed without a value it is the empty word.
    if (!option.required) option.preset('');
    if (isAdvanced(name)) option.helpGroup(texts.headings.advanced);
    keys.set(name, option.attributeName());
    command.addOption(option);
  }
  command.action(async () => {
    const typed = command.opts<Record<string, string | string[] | undefined>>();
    const options = Object.fromEntries(spec.options.map((name) => [name, typed[keys.get(name) ?? '']]));
    await onCall(spec, { words: spec.arguments.map((_, i) => command.args[i] ?? ''), options, texts });
  });
}

/** Product design 3.2 says which settings everybody sees; which processor to use is for experts too. */
function isAdvanced(option: CommandOption): boolean {
  const layer = Object.entries(parameterLayers).find(([name]) => name === option)?.[1];
  return option === 'threads' || option === 'engine' || (layer !== undefined && layer !== 'simple');
}

function optionOf(spec: OptionSpec, description: string, texts: CommandTexts): Option {
  const { flags, value, isValueOptional, isRepeatable, choices } = spec;
  const word = value === undefined ? '' : texts.values[value];
  const term = word === '' ? flags : isValueOptional === true ? `${flags} [${word}]` : `${flags} <${word}>`;
  const option = new Option(term, choices ? `${description} (${choices.join(', ')})` : description);
  if (isRepeatable !== true) return option;
  return option.argParser((word: string, before: string[] | undefined) => [...(before ?? []), word]);
}

/** Commander's own English words, replaced. */
function helpWords({ headings, usageOptions }: CommandTexts): Partial<Help> {
  const titles: Record<string, string> = {
    'Usage:': headings.usage,
    'Arguments:': headings.arguments,
    'Options:': headings.options,
    'Global Options:': headings.globalOptions,
    'Commands:': headings.commands,
  };
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    styleUsage: (usage) => usage.replace('[options]', usageOptions),
    subcommandTerm: (command) =>
      [
        command.name(),
        ...command.registeredArguments.map((a) => (a.required ? `<${a.name()}>` : `[${a.name()}]`)),
      ].join(' '),
    optionDescription: ({ description }) => description,
  };
}
