/** What a file or folder is called, for a sentence; the whole path stands beside the sentence, on a line of its own. */

/** The path itself where it has one part only (`/`, `a.csv`). */
export function lastPart(path: string): string {
  return /[^/\\]+(?=[/\\]*$)/u.exec(path)?.[0] ?? path;
}
