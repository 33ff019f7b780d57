/**
 * Which unlabelled texts a person should label next (R48): those the model is least sure of, and among them some that
 * differ. First a shortlist by the margin between the two likeliest categories (Scheffer, Decomain, Wrobel 2001), then
 * greedily those that stand for most of the shortlist (facility location over a filtered set: Wei, Iyer, Bilmes 2015).
 */
import { byCodeUnits, textKey } from '../dataset/foldText.ts';

export interface Unlabelled {
  readonly text: string;
  /** Of each category; they sum to 1. */
  readonly probabilities: readonly number[];
}

export interface DoubtfulText {
  /** Position in what was given. */
  readonly index: number;
  /** 1 where two categories are equally likely, 0 where one is certain. */
  readonly doubt: number;
}

/** Texts of the shortlist for each one that is chosen, and how many it is at most: each is compared with each. */
const shortlistFactor = 10;
const longestShortlist = 2000;
/** Texts this alike teach the same. */
const nearDuplicate = 0.9;

export function shortlistSize(count: number): number {
  return Math.max(count, Math.min(count * shortlistFactor, longestShortlist));
}

/**
 * The `count` texts of least margin, most doubtful first; of equal texts only the first one counts. The order of what is
 * given does not matter but for that.
 */
export function mostDoubtful(texts: readonly Unlabelled[], count: number): DoubtfulText[] {
  const seen = new Set<string>();
  const all = texts.flatMap(({ text, probabilities }, index) => {
    const key = textKey(text);
    if (seen.has(key)) return [];
    seen.add(key);
    return { index, key, doubt: 1 - marginOf(probabilities) };
  });
  return all
    .sort((a, b) => b.doubt - a.doubt || byCodeUnits(a.key, b.key))
    .slice(0, count)
    .map(({ index, doubt }) => ({ index, doubt }));
}

/** Lead of the likeliest category over the second. */
function marginOf(probabilities: readonly number[]): number {
  let [first, second] = [0, 0];
  for (const probability of probabilities) {
    if (probability > first) [first, second] = [probability, first];
    else if (probability > second) second = probability;
  }
  return first - second;
}

export interface DiverseQuestion {
  readonly doubts: readonly number[];
  /** Of two texts of the shortlist by their place in it: 0 nothing in common, 1 the same. */
  readonly similarity: (one: number, other: number) => number;
  readonly count: number;
}

/**
 * Places in the shortlist, in the order in which they help most: each time the text that stands for most doubt which no
 * chosen one stands for yet. Fewer than `count` where the rest are near-duplicates of chosen ones.
 * What a text would add only falls as others are chosen (also in rounded arithmetic: every term falls), so that what it
 * added earlier bounds it, and few are worked out again for each choice (lazy greedy: Minoux 1978).
 */
export function chooseDiverse({ doubts, similarity, count }: DiverseQuestion): number[] {
  const covered = new Float64Array(doubts.length);
  const bounds = new Float64Array(doubts.length).fill(Number.POSITIVE_INFINITY);
  /** How many were chosen when the bound was worked out. */
  const workedOutAt = new Int32Array(doubts.length).fill(-1);
  const left = new Set(doubts.keys());
  const chosen: number[] = [];
  while (chosen.length < count && left.size > 0) {
    const best = bestOf(left, (place) => bounds[place] ?? 0);
    if (workedOutAt[best] !== chosen.length) {
      bounds[best] = gainOf(best, { doubts, similarity, covered });
      workedOutAt[best] = chosen.length;
      continue;
    }
    chosen.push(best);
    for (const other of doubts.keys())
      covered[other] = Math.max(covered[other] ?? 0, similarity(best, other));
    left.delete(best);
    for (const other of left) if (similarity(best, other) >= nearDuplicate) left.delete(other);
  }
  return chosen;
}

/** Doubt that would be stood for more closely than it is. */
function gainOf(
  place: number,
  { doubts, similarity, covered }: Omit<DiverseQuestion, 'count'> & { readonly covered: Float64Array },
): number {
  let gain = 0;
  for (const [other, doubt] of doubts.entries()) {
    const closer = similarity(place, other) - (covered[other] ?? 0);
    if (closer > 0) gain += doubt * closer;
  }
  return gain;
}

/** The first of those with the highest value; there is at least one. */
function bestOf(places: Iterable<number>, value: (place: number) => number): number {
  let best = { place: -1, value: Number.NEGATIVE_INFINITY };
  for (const place of places) {
    const next = value(place);
    if (next > best.value) best = { place, value: next };
  }
  return best.place;
}
