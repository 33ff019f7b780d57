/** One call of the command line: what was asked for all commands, and the words and screens to answer with. */
import type { Language } from '../../core/text/language.ts';
import { textsOf } from '../../core/text/textsOf.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import type { CliDoor } from './door.ts';
import { JsonStream, silentStream } from './eventStream.ts';
import type { EventStream } from './eventStream.ts';
import { programName } from './programName.ts';
import { Page } from './screen/page.ts';
import { styleOf } from './screen/style.ts';

export interface CliSession {
  readonly door: CliDoor;
  readonly language: Language;
  readonly texts: Texts;
  /** How the commands we suggest must begin to work here. */
  readonly program: string;
  /** The event stream instead of sentences. */
  readonly isJson: boolean;
  /** Silent where sentences were asked for. */
  readonly events: EventStream;
  readonly showsDetails: boolean;
}

export interface GlobalOptions {
  readonly language: Language;
  readonly json: boolean;
  readonly details: boolean;
}

export function openCliSession(door: CliDoor, { language, json, details }: GlobalOptions): CliSession {
  return {
    door,
    language,
    texts: textsOf[language],
    program: programName(door),
    isJson: json,
    events: json ? new JsonStream(door) : silentStream,
    showsDetails: details,
  };
}

/** An empty page as wide as its screen; left out: that of the result. */
export function newPage({ door, texts }: CliSession, screen = door.output): Page {
  return new Page({
    width: screen.columns(),
    style: styleOf(screen, door.environment),
    notWhole: texts.answers.notWhole,
  });
}

/** Prints a finished page; the event stream is never mixed with sentences. */
export function printPage({ door, isJson }: CliSession, page: Page): void {
  if (!isJson) door.output.write(page.toString());
}
