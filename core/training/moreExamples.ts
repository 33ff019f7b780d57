/**
 * What more examples of a category would bring, from how much the last ones brought: its texts are recognised by models
 * that learnt from half of its other examples and from all of them, and the fall of the errors is carried on along a power
 * law (Cortes et al., "Learning Curves: Asymptotic Values and Rate of Convergence", NIPS 1993).
 */

export interface GrowthEvidence {
  /** Examples of the category. */
  readonly count: number;
  /** Of each of its texts: 1 where the model that learnt from all others recognised it. */
  readonly whole: readonly number[];
  /** Of the same texts: the share of models that recognised it having learnt from half of the category's others. */
  readonly halved: readonly number[];
  /** Number of the group (process, text) each of them belongs to; left out: each stands alone. */
  readonly groups?: readonly number[];
}

export interface MoreExamplesAdvice {
  /** Examples to add. */
  readonly more: number;
  /** Share of the category's texts that are recognised now. */
  readonly recall: number;
  /** By how much that share would rise, 0 to 1. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** So many categories are advised on: the weakest are where examples help. */
const mostAdvised = 5;

/** Numbers of examples that a person would label in one go; from the second on, never more than half of what there is. */
const steps = [10, 20, 50, 100] as const;
const fewestForAdvice = steps[0];

/**
 * How fast errors fall with the examples: error ∝ examples^−exponent. What is usual for our text classifiers, how far one
 * category's own is from that (standard deviation), and between which multiples of it the truth lay four times in five:
 * found on draws of movimentações and banking77 by other seeds than those that `learning-curve-advice` asks
 * (docs/adr/0026-advice-from-a-power-law.md).
 */
const usual = { exponent: 0.7, deviation: 0.2, low: 0.35, high: 2 };
/** No curve is taken to rise. */
const flattest = 0.05;
/** Standard normal quantile of 90 %: four of five truths lie within. */
const z80 = 1.2815515655446004;
/** Half a point: no advice is surer than that. */
const smallest = 0.005;

/** One piece of advice for each category. */
export function adviseMore(evidence: readonly GrowthEvidence[]): MoreExamplesAdvice[] {
  return evidence.map(adviseOne);
}

function adviseOne(category: GrowthEvidence): MoreExamplesAdvice {
  const { count } = category;
  const curve = curveOf(category);
  const more = steps.findLast((step) => 2 * step <= count) ?? fewestForAdvice;
  const riseAt = (exponent: number) => curve.errors * (1 - ((count + more) / count) ** -exponent);
  const rise = riseAt(curve.exponent);
  const ofErrors = z80 * (curve.errorsDeviation / curve.errors) * rise;
  const below = Math.hypot(rise - riseAt(usual.low * curve.exponent), ofErrors, smallest);
  const above = Math.hypot(riseAt(usual.high * curve.exponent) - rise, ofErrors, smallest);
  const recall = mean(category.whole);
  const within = (value: number) => Math.min(1 - recall, Math.max(0, value));
  return { more, recall, expected: within(rise), low: within(rise - below), high: within(rise + above) };
}

interface Curve {
  /** Share not recognised: never nothing, since more texts would show some. */
  readonly errors: number;
  readonly errorsDeviation: number;
  readonly exponent: number;
}

/** The category's own exponent, drawn to the usual one the more, the less its texts tell (empirical Bayes). */
function curveOf({ whole, halved, groups }: GrowthEvidence): Curve {
  const texts = whole.length;
  const missed = (rights: readonly number[]) => (texts * (1 - mean(rights)) + 1) / (texts + 2);
  const [errors, halvedErrors] = [missed(whole), missed(halved)];
  const gains = ofGroups(
    whole.map((one, i) => one - (halved[i] ?? 0)),
    groups,
  );
  // The variance of a logarithm is that of its argument over the argument's square.
  const variance = gains.variance / (((errors + halvedErrors) / 2) * Math.LN2) ** 2;
  const own = Math.log2(halvedErrors / errors);
  const trust = usual.deviation ** 2 / (usual.deviation ** 2 + variance);
  return {
    errors,
    errorsDeviation: Math.sqrt((errors * (1 - errors) * gains.largeness) / texts),
    exponent: Math.max(flattest, trust * own + (1 - trust) * usual.exponent),
  };
}

interface OfGroups {
  /** Of the mean. */
  readonly variance: number;
  /** Texts of the group that a text is in, on average over texts. */
  readonly largeness: number;
}

/** What the texts of a group gain is added before it is squared: they are recognised together or not at all (ADR 0019). */
function ofGroups(values: readonly number[], groups: readonly number[] | undefined): OfGroups {
  const centre = mean(values);
  const [sums, sizes] = [new Map<number, number>(), new Map<number, number>()];
  for (const [i, value] of values.entries()) {
    const group = groups?.[i] ?? i;
    sums.set(group, (sums.get(group) ?? 0) + value - centre);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const squares = (ofEach: ReadonlyMap<number, number>) =>
    [...ofEach.values()].reduce((sum, value) => sum + value ** 2, 0);
  // One group more that differs, so that a few texts without a difference are no proof.
  const oneMore = 0.5 * (values.length / sizes.size) ** 2;
  return {
    variance: (squares(sums) + oneMore) / values.length ** 2,
    largeness: squares(sizes) / values.length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export interface CategoryRecall {
  readonly label: number;
  readonly count: number;
  readonly recall: number;
}

/** The categories worth asking about: the least recognised first, none with too few examples to halve. */
export function weakestCategories(categories: readonly CategoryRecall[]): number[] {
  return categories
    .filter(({ count }) => count >= fewestForAdvice)
    .toSorted((a, b) => a.recall - b.recall || a.label - b.label)
    .slice(0, mostAdvised)
    .map(({ label }) => label);
}
