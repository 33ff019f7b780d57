/** Colours and emphasis of a terminal, or nothing at all. */
import type { Verdict } from '../../../core/contract/evaluation.ts';
import type { CliDoor, Screen } from '../door.ts';

export type Tone = Verdict['tone'];

export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  tone(tone: Tone, text: string): string;
}

const codes: Record<Tone, number | undefined> = {
  green: 32,
  yellow: 33,
  orange: 33,
  red: 31,
  neutral: undefined,
};

const plain: Style = { strong: same, faint: same, tone: (_, text) => text };

const coloured: Style = {
  strong: (text) => sgr(1, text),
  faint: (text) => sgr(2, text),
  tone: (tone, text) => {
    const code = codes[tone];
    return code === undefined ? text : sgr(code, text);
  },
};

/** Coloured on a terminal, unless NO_COLOR is set (no-color.org) or the terminal says it is dumb. */
export function styleOf(screen: Screen, environment: CliDoor['environment']): Style {
  const isDumb = environment['TERM'] === 'dumb';
  const isUnwanted = (environment['NO_COLOR'] ?? '') !== '';
  return screen.isTerminal && !isDumb && !isUnwanted ? coloured : plain;
}

function sgr(code: number, text: string): string {
  return `\x1b[${code}m${text}\x1b[0m`;
}

function same(text: string): string {
  return text;
}
