/** Sets that are joined two by two (union-find): each item points towards its set's representative. */

/** Items 0 to `count` - 1, each alone. */
export function apart(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/** Representative of a set, shortening the way for the next caller (path halving). */
export function root(parent: Int32Array, start: number): number {
  let at = start;
  for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
    parent[at] = parent[up] ?? up;
    at = parent[at] ?? up;
  }
  return at;
}

export function join(parent: Int32Array, a: number, b: number): void {
  parent[root(parent, a)] = root(parent, b);
}
