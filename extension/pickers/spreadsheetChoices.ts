/** The spreadsheets of the open folder as answers, by name; each with the folder it lies in. */
import { basename } from 'node:path';
import type { Choice } from './pickOne.ts';

/** What office programs write beside a spreadsheet while it is open there. */
const isLock = (name: string): boolean => name.startsWith('~$') || name.startsWith('.~lock.');

/** `nameOf`: the path as the window shows it, from its folder on. */
export function spreadsheetChoices(
  paths: readonly string[],
  nameOf: (path: string) => string,
): Choice<string>[] {
  return paths
    .filter((path) => !isLock(basename(path)))
    .toSorted((a, b) => a.localeCompare(b))
    .map((path) => {
      const label = basename(path);
      const shown = nameOf(path);
      return { icon: 'table', label, ...(shown !== label && { description: shown }), value: path };
    });
}
