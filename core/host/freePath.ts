/** Names for new files and folders. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

const foldersName = 'treinos';
/** Some file systems allow 255 bytes a name; the date, the number and accents need room. */
const longestStem = 60;

export interface NewRun {
  readonly today: Date;
  /** Folders that were asked for, and are not made yet. */
  readonly taken?: ReadonlySet<string>;
}

/** `treinos/<stem>-<yyyy-mm-dd>-<n>` under `parent`, in the local calendar, with the first free n. */
export function freeRunFolder(parent: string, file: string, { today, taken }: NewRun): string {
  const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return firstFree((n) => join(parent, foldersName, `${stemOf(file)}-${date}-${n}`), taken);
}

/** `<path>-<suffix>`, then `<path>-<suffix>-2` … beside the original folder. */
export function freeSibling(path: string, suffix: string): string {
  return firstFree((n) => `${path}-${suffix}${n === 1 ? '' : `-${n}`}`);
}

/** `<path>-<suffix>.<ending>`. Whether it is free the kernel finds out: it knows with which ending the copy is written. */
export function siblingFile(path: string, suffix: string): string {
  const ending = extname(path);
  return join(dirname(path), `${basename(path, ending)}-${suffix}${ending}`);
}

/** `<parent>/<name>`, then with -2 … before its ending. */
export function freeFile(parent: string, name: string): string {
  const ending = extname(name);
  return firstFree((n) => join(parent, `${basename(name, ending)}${n === 1 ? '' : `-${n}`}${ending}`));
}

/** Without its ending; Windows refuses names that end in a dot or a space. */
function stemOf(file: string): string {
  const stem = basename(file, extname(file))
    .slice(0, longestStem)
    .replace(/[. ]+$/u, '');
  return stem === '' ? 'treino' : stem;
}

function firstFree(nameOf: (n: number) => string, taken: ReadonlySet<string> = new Set()): string {
  for (let n = 1; ; n++) {
    const path = nameOf(n);
    if (!taken.has(path) && !existsSync(path)) return path;
  }
}
