/** A name inside a sentence; what is too long for a name is shown by its beginning. */

/** Characters. */
const shownAtMost = 200;

export function shownName(name: string): string {
  return name.length > shownAtMost ? `${name.slice(0, shownAtMost)}…` : name;
}
