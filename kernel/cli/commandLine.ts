/** From typed words to an exit code: finds the language, lets the command answer, and tells every failure in plain words. */
import { CommanderError } from 'commander';
import type { KernelEvent } from '../../core/contract/runEvent.ts';
import type { Message } from '../../core/text/catalogue.ts';
import { commandTexts } from '../../core/text/commandTexts.ts';
import type { CommandTexts } from '../../core/text/areas/commandTexts.ts';
import { isLanguageTag, languageOf, languages } from '../../core/text/language.ts';
import type { Language } from '../../core/text/language.ts';
import { buildProgram } from './buildProgram.ts';
import type { CommandCall } from './commandCall.ts';
import { commandTable } from './commandTable.ts';
import type { CommandSpec } from './commandTable.ts';
import type { CliDoor } from './door.ts';
import { programName } from './programName.ts';
import { screenLine } from './screen/printable.ts';
import { UsageError, usageErrorOf } from './usageError.ts';

/** The exit codes are documented in docs/command-line-guide.en.md. Files load when a command needs them: `--help` is quick. */
export async function runCommandLine(door: CliDoor): Promise<number> {
  const language = chosenLanguage(door);
  const texts = commandTexts[language];
  let exitCode = 0;
  const program = buildProgram({
    texts,
    door,
    onCall: async (spec, call) => {
      const { json, details } = program.opts<{ json?: boolean; details?: boolean }>();
      exitCode = await answer({
        spec,
        call,
        door,
        global: { language, json: json === true, details: details === true },
      });
    },
  });
  try {
    checkLanguage(door, texts);
    if (door.words[0] === '--version' || door.words[0] === '-V') {
      door.output.write(`${await (await import('./productVersion.ts')).productVersion()}\n`);
    } else if (door.words.length === 0) {
      program.outputHelp();
    } else {
      await program.parseAsync([...door.words], { from: 'user' });
    }
    return exitCode;
  } catch (error) {
    // Options alone ask for nothing: what could be asked is shown.
    if (error instanceof CommanderError && error.code === 'commander.help') {
      program.outputHelp();
      return 0;
    }
    return usageFailure(error, { door, texts });
  }
}

interface Answering {
  readonly spec: CommandSpec;
  readonly call: CommandCall;
  readonly door: CliDoor;
  readonly global: { readonly language: Language; readonly json: boolean; readonly details: boolean };
}

async function answer({ spec, call, door, global }: Answering): Promise<number> {
  const { openCliSession } = await import('./session.ts');
  const session = openCliSession(door, global);
  try {
    const run = await spec.load();
    return await run(call, session);
  } catch (error) {
    if (usageErrorOf(error)) throw error;
    const { tellFailure } = await import('./tellFailure.ts');
    return tellFailure(error, session);
  }
}

/** `--lang` wins over BERT_TRAINING_LANG; without either it is Portuguese. Needed before the words are parsed. */
function chosenLanguage({ words, environment }: CliDoor): Language {
  const typed = typedLanguage(words);
  const tag = typed !== undefined && isLanguageTag(typed) ? typed : environment['BERT_TRAINING_LANG'];
  return tag === undefined || tag === '' ? 'pt-BR' : languageOf(tag);
}

function typedLanguage(words: readonly string[]): string | undefined {
  const at = words.indexOf('--lang');
  return at >= 0 ? words[at + 1] : words.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}

/** A language that is not there is said, in the one there is. */
function checkLanguage({ words }: CliDoor, texts: CommandTexts): void {
  const typed = typedLanguage(words);
  if (typed === undefined || isLanguageTag(typed)) return;
  throw new UsageError(texts.usage.badValue('--lang', typed, texts.choices(languages)));
}

/** Help and version end commander with an "error" too. */
function usageFailure(error: unknown, { door, texts }: { door: CliDoor; texts: CommandTexts }): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  const said =
    usageErrorOf(error)?.said ?? (error instanceof CommanderError ? mistakeOf(error, texts) : undefined);
  if (!said) throw error;
  const lines = [`✘ ${said.title}`, `  ${said.fix}`, `  ${texts.usage.moreHelp(helped(door))}`];
  door.notes.write(lines.map((line) => `${screenLine(line)}\n`).join(''));
  if (door.words.includes('--json')) door.output.write(`${JSON.stringify(refusal(said))}\n`);
  return 2;
}

/** The command whose help has the options and examples that fit; the program where no command was named. */
function helped(door: CliDoor): string {
  const named = door.words.find((word) => commandTable.some(({ name }) => name === word));
  return [programName(door), ...(named === undefined ? [] : [named])].join(' ');
}

/** The one event of a command that never reached a kernel. */
function refusal({ title }: Message): KernelEvent {
  const error = { code: 'request.invalid', params: { field: 'command', reason: title } } as const;
  return { seq: 0, at: Date.now(), requestId: '', event: { kind: 'failed', error } };
}

function mistakeOf(error: CommanderError, { usage }: CommandTexts): Message {
  // Commander names the offending word in its message only; the code decides what is said.
  const word = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownCommand':
      return usage.unknownCommand(word);
    case 'commander.unknownOption':
      return usage.unknownOption(word);
    case 'commander.missingArgument':
      return usage.missingArgument(word);
    case 'commander.optionMissingArgument':
      return usage.missingValue(word);
    case 'commander.excessArguments':
      return usage.tooManyArguments;
    default:
      return usage.misused(error.code);
  }
}
