/**
 * What more examples of a category would bring, from how much the last ones brought: its texts are recognised by models
 * that learnt from half of its other examples and from all of them, and the difference is carried on along a power law
 * (Cortes et al., "Learning Curves: Asymptotic Values and Rate of Convergence", NIPS 1993).
 */

export interface GrowthEvidence {
  /** Examples of the category. */
  readonly count: number;
  /** Examples of it that the models learnt from, where they learnt from all but the ones they were asked about. */
  readonly learnt: number;
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

/** Numbers of examples that a person would label in one go; never more than there are: further on, curves are guesses. */
const steps = [10, 20, 50, 100] as const;
const fewestForAdvice = steps[0];

/**
 * How fast errors fall with the examples: error ∝ examples^−b. Text classifiers lie between the flat and the steep curve;
 * the middle one gives what is expected, the others how far the shape may be wrong.
 */
const shape = { flat: 0.15, middle: 0.35, steep: 0.7 };
/** Standard normal quantile of 90 %: four of five truths lie within, where the assumptions hold. */
const z80 = 1.2815515655446004;

/** One piece of advice for each category; what the others gained steadies what each seems to have gained. */
export function adviseMore(evidence: readonly GrowthEvidence[]): MoreExamplesAdvice[] {
  const gains = evidence.map(halfToWhole);
  const cured = ratio(
    gains.reduce((sum, { gain, texts }) => sum + gain * texts, 0),
    gains.reduce((sum, { errors, texts }) => sum + errors * texts, 0),
  );
  return evidence.map((category, i) => {
    const own = gains[i] ?? { gain: 0, errors: 0, variance: 1, texts: 0 };
    // Doubling cures a like share of every category's errors, give or take half of it.
    const usual = Math.max(0, cured) * own.errors;
    const usualVariance = (usual / 2) ** 2 + smallest ** 2;
    const trust = usualVariance / (usualVariance + own.variance);
    const gain = Math.max(0, trust * own.gain + (1 - trust) * usual);
    const more = steps.findLast((step) => step <= category.count) ?? fewestForAdvice;
    const carried = (b: number) => carriedOn({ ...category, more }, b);
    const expected = gain * carried(shape.middle);
    const ofShape = (gain * (carried(shape.flat) - carried(shape.steep))) / (2 * z80);
    const ofGain = Math.sqrt(trust * own.variance) * carried(shape.middle);
    const half = z80 * Math.sqrt(ofShape ** 2 + ofGain ** 2 + smallest ** 2);
    const recall = mean(category.whole);
    const within = (value: number) => Math.min(1 - recall, Math.max(0, value));
    return {
      more,
      recall,
      expected: within(expected),
      low: within(expected - half),
      high: within(expected + half),
    };
  });
}

/** Half a point: no advice is surer than that. */
const smallest = 0.005;

interface Gain {
  /** Rise of the share that is recognised, from half of the examples to all. */
  readonly gain: number;
  readonly variance: number;
  /** Share not recognised with half of them. */
  readonly errors: number;
  readonly texts: number;
}

/** What the texts of a group gain is added before it is squared: they are recognised together or not at all (ADR 0019). */
function halfToWhole({ whole, halved, groups }: GrowthEvidence): Gain {
  const differences = whole.map((one, i) => one - (halved[i] ?? 0));
  const gain = mean(differences);
  const ofGroup = new Map<number, number>();
  for (const [i, value] of differences.entries()) {
    const group = groups?.[i] ?? i;
    ofGroup.set(group, (ofGroup.get(group) ?? 0) + value - gain);
  }
  const spread = [...ofGroup.values()].reduce((sum, value) => sum + value ** 2, 0);
  const texts = Math.max(1, whole.length);
  // One group more that differs, so that a few texts without a difference are no proof.
  const oneMore = 0.5 * (texts / Math.max(1, ofGroup.size)) ** 2;
  return { gain, variance: (spread + oneMore) / texts ** 2, errors: 1 - mean(halved), texts };
}

/** The rise from `count` to `count + more` examples, over that from half of `learnt` to all of it. */
function carriedOn(
  { count, learnt, more }: { count: number; learnt: number; more: number },
  b: number,
): number {
  return (count ** -b - (count + more) ** -b) / ((learnt / 2) ** -b - learnt ** -b);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function mean(values: readonly number[]): number {
  return ratio(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
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
