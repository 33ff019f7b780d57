/** What comes from files is shown, never obeyed: a category or a file name may hold commands for the terminal. */
import { withColours, withoutMarks } from './style.ts';

/** Controls of terminals, and marks that turn the direction of writing. */
const commands = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const breaks = /[\r\n\t\v\f\u0085\u2028\u2029]+/gu;
/** Stands for a character that cannot be shown. */
const hidden = '\ufffd';

/** A text as one line for a screen: breaks are spaces, commands for the terminal are visible marks, and the colours are ours. */
export function screenLine(text: string): string {
  return withColours(text.replace(breaks, ' ').replace(commands, hidden));
}

/** A path or a command as one line; `isWhole` where what is shown is what it says. */
export function copiedLine(text: string): { readonly text: string; readonly isWhole: boolean } {
  const shown = withoutMarks(text, hidden).replace(breaks, hidden).replace(commands, hidden);
  return { text: shown, isWhole: !shown.includes(hidden) };
}
