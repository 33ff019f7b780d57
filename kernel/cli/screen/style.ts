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

/**
 * While a page is made its colours are marks that no text can hold (noncharacters of Unicode): what a file smuggles in
 * is told apart from what is ours, up to the moment when it is printed.
 */
const firstMark = 0xfdd0;
const marks = /[\ufdd0-\ufdef]/gu;
const sgrCodes: readonly number[] = [0, 1, 2, 31, 32, 33];

function sgr(code: number, text: string): string {
  return `${markOf(code)}${text}${markOf(0)}`;
}

function markOf(code: number): string {
  return String.fromCharCode(firstMark + sgrCodes.indexOf(code));
}

/** The marks as what a terminal obeys. */
export function withColours(text: string): string {
  return text.replace(marks, (mark) => {
    const code = sgrCodes[mark.charCodeAt(0) - firstMark];
    return code === undefined ? '' : `\x1b[${code}m`;
  });
}

export function withoutMarks(text: string, instead = ''): string {
  return text.replace(marks, instead);
}

function same(text: string): string {
  return text;
}
