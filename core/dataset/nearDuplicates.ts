/**
 * Texts that are nearly the same: chains in which each shares at least four fifths of its word shingles with the next.
 *
 * Short texts need care: one changed word may change everything. With runs of three words a text of up to ten words is a
 * near-duplicate only of one with the same words in the same order; a changed word at either end is forgiven from eleven
 * words on, and anywhere from 29. Numbers are words: "pacote 4030" and "pacote 4031" stay apart, and so do two notices from
 * one form with other dates.
 *
 * Texts written from one template can form chains that reach from end to end of a category: A is nearly B, B nearly C, and A
 * and C have little in common. A group of more than a twentieth of the texts is therefore taken apart at nine tenths, and
 * what is still too large at 19 of 20; what is nearly the same even then are copies, and stay together however many.
 */
import { joinSimilar } from './joinSimilar.ts';
import { groupsOf } from './unionFind.ts';
import { wordShingles } from './wordShingles.ts';

/** Jaccard's coefficient of the shingles from which on two texts are nearly the same; what follows is for groups too large. */
const thresholds = [0.8, 0.9, 0.95] as const;
const maxShareOfGroup = 0.05;
/** A group of so many is never too large. */
const alwaysAllowed = 20;

/** Groups of two or more positions, ascending, the groups by their first; each text is in one at most. */
export function nearDuplicates(texts: readonly string[]): number[][] {
  const sets = texts.map(wordShingles);
  const most = Math.max(alwaysAllowed, maxShareOfGroup * texts.length);
  let groups = [texts.map((_, i) => i)];
  for (const [step, threshold] of thresholds.entries()) {
    groups = groups.flatMap((members) =>
      step > 0 && members.length <= most ? [members] : groupsAt(members, sets, threshold),
    );
  }
  return groups.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function groupsAt(members: readonly number[], sets: readonly Uint32Array[], threshold: number): number[][] {
  const parent = joinSimilar(
    members.map((i) => sets[i] ?? new Uint32Array(0)),
    threshold,
  );
  return groupsOf(parent)
    .filter(({ length }) => length >= 2)
    .map((places) => places.flatMap((place) => members[place] ?? []));
}
