/**
 * Joins sets that are similar by Jaccard's coefficient, without comparing each with each: sets that reach the threshold share
 * one of their rarest members (prefix filter: Bayardo, Ma, Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007), so
 * that only those are compared, and exactly; a crowd that shares even these is gone through otherwise. Nothing is drawn by chance: the result depends on the sets alone, not on their order.
 */
import { joinCrowd } from './joinCrowd.ts';
import { apart, join, root } from './unionFind.ts';
import { isSimilar } from './wordShingles.ts';

/** Sets that are looked at for one rare member they share. A member of more is a crowd's, which joinCrowd goes through. */
const mostPerMember = 100;

/** Representatives (see unionFind.ts) of the chains of sets of which each reaches `threshold` with the next. */
export function joinSimilar(sets: readonly Uint32Array[], threshold: number): Int32Array {
  const parent = apart(sets.length);
  const different = joinEqual(sets, parent);
  const prefixes = rarestMembers(sets, different, threshold);
  const index = new MemberIndex(prefixes);
  const seenFor = new Int32Array(sets.length).fill(-1);
  const crowd: number[] = [];
  different.forEach((i, place) => {
    const own = sets[i] ?? new Uint32Array(0);
    const prefix = prefixes[place] ?? own;
    const telling = prefix.filter((member) => index.count(member) <= mostPerMember);
    if (telling.length < prefix.length) crowd.push(i);
    for (const member of telling) {
      for (const other of index.newest(member)) {
        const theirs = sets[other] ?? own;
        // The smallest come first into the index: the rest of the list is smaller still.
        if (theirs.length < threshold * own.length - 1e-9) break;
        if (seenFor[other] === i) continue;
        seenFor[other] = i;
        if (root(parent, other) !== root(parent, i) && isSimilar(own, theirs, threshold))
          join(parent, i, other);
      }
    }
    for (const member of telling) index.add(member, i);
  });
  joinCrowd(crowd, { sets, threshold, parent });
  return parent;
}

/** Joins equal sets; the first of each, smallest sets first, in an order that their members alone decide. Empty ones have no part. */
function joinEqual(sets: readonly Uint32Array[], parent: Int32Array): number[] {
  const firstWith = new Map<number, number>();
  sets.forEach((set, i) => {
    if (set.length === 0) return;
    let hash = hashOf(set);
    for (let other = firstWith.get(hash); other !== undefined; other = firstWith.get(++hash)) {
      if (!isSimilar(set, sets[other] ?? set, 1)) continue;
      join(parent, i, other);
      return;
    }
    firstWith.set(hash, i);
  });
  return [...firstWith]
    .sort((a, b) => (sets[a[1]]?.length ?? 0) - (sets[b[1]]?.length ?? 0) || a[0] - b[0])
    .map(([, i]) => i);
}

/** 53 bits of all members, in two lanes. */
function hashOf(set: Uint32Array): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (const member of set) {
    a = Math.imul(a ^ member, 0xcc9e2d51);
    a ^= a >>> 15;
    b = Math.imul(b + member, 0x1b873593);
    b ^= b >>> 13;
  }
  return (a >>> 11) * 2 ** 32 + (b >>> 0);
}

/**
 * Of each set the members of which one must be shared: as many of its rarest as may be missing, and one more. Rarity is
 * counted in a table of hashes, which is the same order for all sets, and that is what the filter needs.
 */
function rarestMembers(
  sets: readonly Uint32Array[],
  chosen: readonly number[],
  threshold: number,
): Uint32Array[] {
  const members = chosen.reduce((sum, i) => sum + (sets[i]?.length ?? 0), 0);
  const counts = new Uint32Array(2 ** Math.min(22, Math.ceil(Math.log2(members + 1))));
  const slot = (member: number): number => member & (counts.length - 1);
  for (const i of chosen) {
    for (const member of sets[i] ?? []) counts[slot(member)] = (counts[slot(member)] ?? 0) + 1;
  }
  return chosen.map((i) => {
    const set = sets[i] ?? new Uint32Array(0);
    const ranked = Float64Array.from(set, (member) => (counts[slot(member)] ?? 0) * 2 ** 32 + member).sort();
    const length = set.length - Math.ceil(threshold * set.length - 1e-9) + 1;
    return Uint32Array.from(ranked.subarray(0, length), (rank) => rank % 2 ** 32);
  });
}

/** Which sets have a member, the last added first; members of one slot share a list, which costs comparisons and nothing else. */
class MemberIndex {
  readonly #counts: Uint32Array;
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #sets: Int32Array;
  #size = 0;

  /** For members of these sets. */
  constructor(members: readonly Uint32Array[]) {
    const entries = members.reduce((sum, { length }) => sum + length, 0);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(2 * entries + 2))).fill(-1);
    this.#next = new Int32Array(entries);
    this.#sets = new Int32Array(entries);
    this.#counts = new Uint32Array(this.#heads.length);
    for (const set of members) {
      for (const member of set) this.#counts[this.#slot(member)] = this.count(member) + 1;
    }
  }

  /** How often a member and those of its slot occur, added or not yet. */
  count(member: number): number {
    return this.#counts[this.#slot(member)] ?? 0;
  }

  add(member: number, set: number): void {
    const slot = this.#slot(member);
    this.#sets[this.#size] = set;
    this.#next[this.#size] = this.#heads[slot] ?? -1;
    this.#heads[slot] = this.#size++;
  }

  *newest(member: number): Generator<number> {
    for (let entry = this.#heads[this.#slot(member)] ?? -1; entry >= 0; entry = this.#next[entry] ?? -1)
      yield this.#sets[entry] ?? 0;
  }

  #slot(member: number): number {
    return (member ^ (member >>> 15)) & (this.#heads.length - 1);
  }
}
