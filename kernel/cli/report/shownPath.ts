/** Words inside commands that a person copies. */
import { isAbsolute, relative } from 'node:path';

/** As a person would type it: relative where that is shorter. */
export function shown(path: string, workFolder: string): string {
  const near = relative(workFolder, path);
  return quoted(near === '' || near.startsWith('..') || isAbsolute(near) ? path : near);
}

/** In quotation marks where a shell would split it or see something else in it. */
export function quoted(word: string): string {
  return /^[\p{L}\p{N}_./:\\=,+-]+$/u.test(word) ? word : `"${word}"`;
}
