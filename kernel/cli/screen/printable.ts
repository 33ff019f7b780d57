/** What comes from files is shown, never obeyed: a category or a file name may hold commands for the terminal. */

/** Controls of terminals but for line breaks and tabs, and marks that turn the direction of writing. */
const commands = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The text with a visible mark in place of each such character. */
export function printableText(text: string): string {
  return text.replace(commands, '\ufffd');
}

/** The same value with every text inside it made printable. */
export function printable<T>(value: T): T {
  return deeply(value) as T;
}

function deeply(value: unknown): unknown {
  if (typeof value === 'string') return printableText(value);
  if (Array.isArray(value)) return value.map(deeply);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, deeply(inner)]));
}
