/** Words inside commands that a person copies. */
import { isAbsolute, relative } from 'node:path';

/** As a person would type it: relative where that is shorter. */
export function shown(path: string, workFolder: string): string {
  const near = relative(workFolder, path);
  return quoted(near === '' || near.startsWith('..') || isAbsolute(near) ? path : near);
}

/** In quotation marks where a shell would split it, in single ones where it would see a command in it. */
export function quoted(word: string): string {
  if (/^[\p{L}\p{N}_./:\\=,+-]+$/u.test(word)) return word;
  return /["$`\\!]/u.test(word) && !/^[A-Za-z]:\\[^"$`!]*$/u.test(word)
    ? `'${word.replaceAll("'", String.raw`'\''`)}'`
    : `"${word}"`;
}
