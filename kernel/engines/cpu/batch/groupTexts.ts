/**
 * Which texts go through attention together: texts of similar length, so that little is computed for nothing.
 * Attention over n texts padded to s costs n · s²; the best cut of the texts, sorted by length, into groups is found exactly.
 */

/** Indices of the texts of each group, longest text first; fewer groups than `most` where no more are needed. */
export function groupTexts(lengths: Int32Array, most: number): number[][] {
  const order = Array.from(lengths, (_, text) => text).sort((a, b) => lengths[b]! - lengths[a]! || a - b);
  const B = order.length;
  // best[g][i]: least cost of the first i texts in g groups; cut[g][i]: where the last of them begins.
  let best = Array.from({ length: B + 1 }, (_, i) => (i === 0 ? 0 : Infinity));
  const cuts: number[][] = [];
  for (let g = 1; g <= most; g++) {
    const next = new Array<number>(B + 1).fill(Infinity);
    const cut = new Array<number>(B + 1).fill(0);
    next[0] = 0;
    for (let i = 1; i <= B; i++) {
      for (let from = 0; from < i; from++) {
        const cost = best[from]! + (i - from) * lengths[order[from]!]! ** 2;
        if (cost < next[i]!) [next[i], cut[i]] = [cost, from];
      }
    }
    cuts.push(cut);
    best = next;
  }
  const groups: number[][] = [];
  for (let g = most - 1, end = B; g >= 0 && end > 0; g--) {
    const from = cuts[g]![end]!;
    groups.unshift(order.slice(from, end));
    end = from;
  }
  return groups;
}
