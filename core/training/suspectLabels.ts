/**
 * Labels that are probably wrong, by what models say of texts they did not see: confident learning (Northcutt, Jiang and
 * Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021).
 */

export interface JudgedLabels {
  /** Of every category, by models that did not see the text, (N, C). */
  readonly probabilities: ArrayLike<number>;
  /** Category each text was given, (N). */
  readonly labels: ArrayLike<number>;
  readonly labelCount: number; // C
}

export interface LabelDoubt {
  /** Position of the text. */
  readonly place: number;
  readonly given: number;
  readonly proposed: number;
  /** Probability of the proposed category. */
  readonly certainty: number;
  /**
   * Whether the models are as sure of another category as they usually are of that category's own texts, and the text
   * has told them so.
   */
  readonly isSuspect: boolean;
}

/**
 * Every text, the most doubtful label first. Each category's probability is held against what its own texts get on
 * average (so that a category the models are always unsure of does not fill the list); a label is as doubtful as the best
 * other category is ahead of it (normalised margin). Equal doubts keep the order of the texts.
 */
export function rankLabelDoubts(judged: JudgedLabels): LabelDoubt[] {
  const { labels, labelCount } = judged;
  const usual = usualConfidence(judged);
  const average = averageProbability(judged);
  const doubts = Array.from({ length: labels.length }, (_, place) => {
    const given = labels[place] ?? 0;
    const ahead = (label: number) => probabilityOf(judged, place, label) - (usual[label] ?? 1);
    let proposed = given === 0 ? 1 : 0;
    for (let label = 0; label < labelCount; label++)
      if (label !== given && ahead(label) > ahead(proposed)) proposed = label;
    const doubt = {
      place,
      given,
      proposed,
      certainty: probabilityOf(judged, place, proposed),
      isSuspect: isConfidentlyOther(judged, { place, given, usual, average }),
    };
    return { doubt, margin: ahead(given) - ahead(proposed) };
  });
  return doubts
    .sort((a, b) => a.margin - b.margin || a.doubt.place - b.doubt.place)
    .map(({ doubt }) => doubt);
}

function probabilityOf({ probabilities, labelCount }: JudgedLabels, place: number, label: number): number {
  return probabilities[place * labelCount + label] ?? 0;
}

/** Mean probability of each category over the texts that were given it; 1 where there are none. */
function usualConfidence(judged: JudgedLabels): number[] {
  const { labels, labelCount } = judged;
  const sums = new Array<number>(labelCount).fill(0);
  const counts = new Array<number>(labelCount).fill(0);
  for (let place = 0; place < labels.length; place++) {
    const label = labels[place] ?? 0;
    sums[label] = (sums[label] ?? 0) + probabilityOf(judged, place, label);
    counts[label] = (counts[label] ?? 0) + 1;
  }
  return sums.map((sum, label) => (counts[label] ? sum / (counts[label] ?? 1) : 1));
}

interface DoubtQuestion {
  readonly place: number;
  readonly given: number;
  readonly usual: readonly number[];
  /** Mean probability of each category over all texts. */
  readonly average: readonly number[];
}

/**
 * A category that fits a text has at least twice the odds there that it has in texts on average. Models that learnt nothing
 * say about the same of every text: whatever lies a hair above would count as sure, and half of all labels be doubted.
 */
const leastOddsOverAverage = 2;

/** Off the diagonal of the confident joint: the likeliest of the categories that reach their usual confidence is another. */
function isConfidentlyOther(judged: JudgedLabels, { place, given, usual, average }: DoubtQuestion): boolean {
  let likeliest: number | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (const [label, least] of usual.entries()) {
    const probability = probabilityOf(judged, place, label);
    if (probability < least || probability <= highest) continue;
    likeliest = label;
    highest = probability;
  }
  if (likeliest === undefined || likeliest === given) return false;
  return oddsOf(highest) >= leastOddsOverAverage * oddsOf(average[likeliest] ?? 0);
}

function oddsOf(probability: number): number {
  return probability / (1 - probability);
}

function averageProbability(judged: JudgedLabels): number[] {
  const { labels, labelCount } = judged;
  return Array.from({ length: labelCount }, (_, label) => {
    let sum = 0;
    for (let place = 0; place < labels.length; place++) sum += probabilityOf(judged, place, label);
    return sum / Math.max(1, labels.length);
  });
}
