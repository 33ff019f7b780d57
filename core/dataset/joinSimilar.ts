/**
 * Joins sets that are similar by Jaccard's coefficient, without comparing each with each: a set of which too many members are
 * nobody else's is similar to none, and sets that reach the threshold share one of their rarest members (prefix filter: Bayardo,
 * Ma, Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007). Only those are compared, and exactly; a crowd that shares even
 * these is gone through otherwise. Nothing is drawn by chance: the result depends on the sets alone, not on their order.
 */
import { BitSketches } from './bitSketches.ts';
import { joinCrowd } from './joinCrowd.ts';
import { SharedMembers } from './sharedMembers.ts';
import { apart, join, root } from './unionFind.ts';
import { isSimilar } from './wordShingles.ts';

/** Sets that are looked at for one rare member they share. A member of more is a crowd's, which joinCrowd goes through. */
const mostPerMember = 100;
/** Of the table that counts members: 64 MiB. */
const largestTableBits = 26;
/** Shares of counts miss by less. */
const rounding = 1e-9;
const none = new Uint32Array(0);

/** Representatives (see unionFind.ts) of the chains of sets of which each reaches `threshold` with the next. */
export function joinSimilar(sets: readonly Uint32Array[], threshold: number): Int32Array {
  const parent = apart(sets.length);
  const different = joinEqual(sets, parent);
  const shared = new SharedMembers(different.map(({ set }) => set));
  // A set that reaches the threshold with another has that share of its own members in common with it.
  const sharing = different
    .filter(({ set }) => shared.hasFewAlone(set, (1 - threshold) * set.length + rounding))
    .sort((a, b) => a.set.length - b.set.length || a.hash - b.hash);
  const chains = joinSorted(
    sharing.map(({ set }) => set),
    threshold,
  );
  for (const [place, { first }] of sharing.entries())
    join(parent, first, sharing[root(chains, place)]?.first ?? first);
  return parent;
}

/** The same for sets in ascending order of size, of which no two are equal. */
function joinSorted(sets: readonly Uint32Array[], threshold: number): Int32Array {
  const parent = apart(sets.length);
  const sketches = new BitSketches(sets);
  const counts = new MemberCounts(sets);
  const prefixes = sets.map((set) => rarestMembers(set, counts, threshold));
  const index = new MemberIndex(prefixes);
  const seenFor = new Int32Array(sets.length).fill(-1);
  // Of all their members together, sets that reach the threshold have no larger share that is not common to them.
  const mostApart = (1 - threshold) / (1 + threshold);
  const crowd: number[] = [];
  for (const [place, set] of sets.entries()) {
    const prefix = prefixes[place] ?? none;
    const telling = prefix.filter((member) => index.count(member) <= mostPerMember);
    if (telling.length < prefix.length) crowd.push(place);
    for (const member of telling) {
      for (let entry = index.newest(member); entry >= 0; entry = index.older(entry)) {
        const other = index.setOf(entry);
        if (seenFor[other] === place) continue;
        seenFor[other] = place;
        const theirs = sets[other] ?? none;
        // The smallest come first into the index: the rest of the list is smaller still.
        if (theirs.length < threshold * set.length - rounding) break;
        const most = mostApart * (set.length + theirs.length) + rounding;
        if (sketches.differInMoreThan(most, place, other)) continue;
        if (root(parent, other) !== root(parent, place) && isSimilar(set, theirs, threshold))
          join(parent, place, other);
      }
    }
    for (const member of telling) index.add(member, place);
  }
  joinCrowd(crowd, { sets, threshold, parent });
  return parent;
}

interface DifferentSet {
  /** Of its members alone, and no other set's. */
  readonly hash: number;
  /** Position of the first of the equal ones. */
  readonly first: number;
  readonly set: Uint32Array;
}

/** Joins equal sets, and leaves the first of each. Empty ones have no part. */
function joinEqual(sets: readonly Uint32Array[], parent: Int32Array): DifferentSet[] {
  const firstWith = new Map<number, DifferentSet>();
  for (const [i, set] of sets.entries()) {
    if (set.length === 0) continue;
    let hash = hashOf(set);
    let equal = firstWith.get(hash);
    while (equal !== undefined && !isSimilar(set, equal.set, 1)) equal = firstWith.get(++hash);
    if (equal === undefined) firstWith.set(hash, { hash, first: i, set });
    else join(parent, i, equal.first);
  }
  return [...firstWith.values()];
}

/** 53 bits of all members, in two lanes. */
function hashOf(set: Uint32Array): number {
  let a = 0x9e3779b9;
  let b = 0x85ebca6b;
  for (let k = 0; k < set.length; k++) {
    const member = set[k] ?? 0;
    a = Math.imul(a ^ member, 0xcc9e2d51);
    a ^= a >>> 15;
    b = Math.imul(b + member, 0x1b873593);
    b ^= b >>> 13;
  }
  return (a >>> 11) * 2 ** 32 + (b >>> 0);
}

/**
 * How many sets have a member, up to 255, counted in a table of hashes: never too few, and too many where two members share a
 * place. Any such count is an order of members that is the same for all sets, which is what the prefix filter needs.
 */
class MemberCounts {
  readonly #counts: Uint8Array;

  constructor(sets: readonly Uint32Array[]) {
    const members = sets.reduce((sum, { length }) => sum + length, 0);
    this.#counts = new Uint8Array(2 ** Math.min(largestTableBits, Math.ceil(Math.log2(2 * members + 2))));
    for (const set of sets) {
      for (let k = 0; k < set.length; k++) {
        const place = this.#placeOf(set[k] ?? 0);
        const count = this.#counts[place] ?? 0;
        if (count < 255) this.#counts[place] = count + 1;
      }
    }
  }

  of(member: number): number {
    return this.#counts[this.#placeOf(member)] ?? 0;
  }

  #placeOf(member: number): number {
    return member & (this.#counts.length - 1);
  }
}

/** The members of which one must be shared: as many of the rarest as may be missing, and one more; none that no other set has. */
function rarestMembers(set: Uint32Array, counts: MemberCounts, threshold: number): Uint32Array {
  const ranked = new Float64Array(set.length);
  for (let k = 0; k < set.length; k++) {
    const member = set[k] ?? 0;
    ranked[k] = counts.of(member) * 2 ** 32 + member;
  }
  ranked.sort();
  const length = set.length - Math.ceil(threshold * set.length - rounding) + 1;
  const rarest = new Uint32Array(length);
  let kept = 0;
  for (let k = 0; k < length; k++) {
    const rank = ranked[k] ?? 0;
    // Of a count of one, nobody else has it.
    if (rank >= 2 ** 33) rarest[kept++] = rank % 2 ** 32;
  }
  return rarest.subarray(0, kept);
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

  /** The entry added last; below 0 where there is none, as in `older`. */
  newest(member: number): number {
    return this.#heads[this.#slot(member)] ?? -1;
  }

  /** The one before it. */
  older(entry: number): number {
    return this.#next[entry] ?? -1;
  }

  setOf(entry: number): number {
    return this.#sets[entry] ?? 0;
  }

  #slot(member: number): number {
    return (member ^ (member >>> 15)) & (this.#heads.length - 1);
  }
}
