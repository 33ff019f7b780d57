/**
 * The quality of a data set, 0 to 100: of every hundred rows of the file, how many are fit to learn from. Each row costs
 * what its worst problem costs, and a row that a step took out costs nothing any more (see rowCosts for the exceptions).
 * Mending a finding never lowers the score (docs/adr/0017-quality-score.md).
 */
import type { Finding, FindingCode } from '../../contract/findings.ts';
import type { Quality, QualityWord } from '../../contract/quality.ts';
import { examine } from './examine.ts';
import type { Examined } from './examine.ts';
import { rules } from './rules.ts';

/** The lowest score of each word. */
const wordsFrom: readonly (readonly [number, QualityWord])[] = [
  [90, 'excellent'],
  [75, 'good'],
  [50, 'fair'],
  [0, 'poor'],
];

/** `findings` of the same rows. Where training is impossible the score is 0, and that is the first reason, for all that is left. */
export function scoreQuality(data: Examined, findings: readonly Finding[]): Quality {
  const costs = costsByCode(scoredView(data));
  const rows = Math.max(1, data.raw.length);
  const total = [...costs.values()].reduce((sum, cost) => sum + cost, 0);
  const blocking = findings.find(({ severity, state }) => severity === 'blocking' && state === 'open');
  // Sums of many small costs have a rounding error; a score is not lost to it.
  const score = blocking ? 0 : Math.floor(100 * (1 - total / rows) + 1e-6);
  const word = wordsFrom.find(([from]) => score >= from)?.[1] ?? 'poor';
  const reasons = [...costs]
    .map(([code, cost]) => ({ code, points: Math.round((1000 * cost) / rows) / 10 }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  if (!blocking) return { score, word, reasons };
  const rest = 100 - reasons.reduce((sum, { points }) => sum + points, 0);
  return {
    score,
    word: 'unusable',
    reasons: [{ code: blocking.code, points: Math.max(0, Math.round(10 * rest) / 10) }, ...reasons],
  };
}

/**
 * With the texts that were left out because they stand under several categories: joining two of these can bring them back.
 * And with the texts as they are in the file: masked ones say as much, but are shorter, and two of them may become one.
 */
function scoredView(data: Examined): Examined {
  const recipe = data.recipe.filter(({ kind }) => kind !== 'dropConflicts' && kind !== 'maskPersonalData');
  if (recipe.length === data.recipe.length) return data;
  return { ...examine({ ...data, recipe }), trained: data.trained };
}

/** The costs of all rows, each under its row's worst problem. */
function costsByCode(data: Examined): Map<FindingCode, number> {
  const ways = rules.flatMap(({ code, costs }) => (costs ? [{ code, costOf: costs(data) }] : []));
  const sums = new Map<FindingCode, number>();
  for (const example of data.examples) {
    let worst: FindingCode | undefined;
    let highest = 0;
    for (const { code, costOf } of ways) {
      const cost = costOf(example);
      if (cost > highest) {
        highest = cost;
        worst = code;
      }
    }
    if (worst !== undefined) sums.set(worst, (sums.get(worst) ?? 0) + highest);
  }
  return sums;
}
