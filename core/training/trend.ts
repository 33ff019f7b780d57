/** Where the learning is heading, for people: better, level, worse, and when it stopped improving. */

export type Trend = 'improving' | 'steady' | 'worsening';

/** Less than half a point is noise. */
const noise = 0.005;

/** Of the validation accuracies of the rounds so far; undefined while there are fewer than two. */
export function trendOf(accuracies: readonly number[]): Trend | undefined {
  const last = accuracies.at(-1);
  const before = accuracies.at(-2);
  if (last === undefined || before === undefined) return undefined;
  if (last > before + noise) return 'improving';
  if (last < before - noise) return 'worsening';
  return 'steady';
}

/** 1-based round after which nothing was gained any more; undefined where the last round was the best. */
export function stoppedImprovingAt(accuracies: readonly number[]): number | undefined {
  const best = accuracies.indexOf(Math.max(...accuracies)) + 1;
  return best === 0 || best === accuracies.length ? undefined : best;
}
