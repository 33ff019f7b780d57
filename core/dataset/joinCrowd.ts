/**
 * Joins similar sets in a crowd: texts made of the same paragraphs, where hundreds share even their rarest member. Sets are
 * parted again and again by one more minimum hash (Broder 1997) until few are left together, and these are compared exactly
 * (LSH forest: Bawa, Condie, Ganesan, WWW 2005). Two sets stay together over d partings with probability Jᵈ; strangers of
 * a crowd part soon. Hashes are fixed: the result depends on the sets alone.
 */
import { mixBits } from './mixBits.ts';
import { join, root } from './unionFind.ts';
import { isSimilar } from './wordShingles.ts';

/** Times it is done, each with other hashes. */
const trees = 24;
/** Sets that are compared with each other; a set that was joined already is compared no more. */
const fewEnough = 40;
/** Nothing parts what is nearly the same: of so many that are left together, each is compared with the `fewEnough` before it. */
const partingsAtMost = 24;

export interface Crowd {
  readonly sets: readonly Uint32Array[];
  readonly threshold: number;
  /** See unionFind.ts. */
  readonly parent: Int32Array;
}

/** `members` by ascending size, and among equals in an order that their contents decide. */
export function joinCrowd(members: readonly number[], crowd: Crowd): void {
  for (let tree = 0; tree < trees; tree++) part(members, { tree, depth: 0 }, crowd);
}

function part(members: readonly number[], at: { tree: number; depth: number }, crowd: Crowd): void {
  const { sets, parent } = crowd;
  const [first = 0] = members;
  if (members.every((member) => root(parent, member) === root(parent, first))) return;
  if (members.length <= fewEnough || at.depth === partingsAtMost) {
    compare(members, crowd);
    return;
  }
  const seed = Math.imul(at.tree * partingsAtMost + at.depth + 1, 0x9e3779b1);
  const groups = new Map<number, number[]>();
  for (const member of members) {
    const least = leastHash(sets[member] ?? new Uint32Array(0), seed);
    const group = groups.get(least);
    if (group === undefined) groups.set(least, [member]);
    else group.push(member);
  }
  for (const group of groups.values()) part(group, { ...at, depth: at.depth + 1 }, crowd);
}

function compare(members: readonly number[], { sets, threshold, parent }: Crowd): void {
  members.forEach((member, place) => {
    const own = sets[member] ?? new Uint32Array(0);
    for (let back = place - 1; back >= Math.max(0, place - fewEnough); back--) {
      const other = members[back] ?? 0;
      const theirs = sets[other] ?? own;
      if (theirs.length < threshold * own.length - 1e-9) break;
      if (root(parent, other) !== root(parent, member) && isSimilar(own, theirs, threshold))
        join(parent, member, other);
    }
  });
}

/** Smallest of the members' hashes. */
function leastHash(set: Uint32Array, seed: number): number {
  let least = 2 ** 32;
  for (const member of set) {
    const hash = mixBits(member ^ seed) >>> 0;
    if (hash < least) least = hash;
  }
  return least;
}
