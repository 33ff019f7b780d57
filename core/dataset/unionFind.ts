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

/** The items of each set, ascending; the sets in the order of their first. */
export function groupsOf(parent: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  for (let item = 0; item < parent.length; item++) {
    const top = root(parent, item);
    const group = groups.get(top);
    if (group === undefined) groups.set(top, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

export function join(parent: Int32Array, a: number, b: number): void {
  parent[root(parent, a)] = root(parent, b);
}
