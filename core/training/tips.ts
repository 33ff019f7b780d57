/** Why a category does worse than it should, and so what would help, as rules over a result. Pure; the sentences are core/text's. */
import type { Scores } from '../contract/evaluation.ts';
import type { Stage } from '../contract/runConfig.ts';
import { labelTipCodes } from '../contract/tip.ts';
import type { Tip } from '../contract/tip.ts';
import { stoppedImprovingAt } from './trend.ts';
import { fewExamplesPerLabel } from './verdicts.ts';

/** One text of the test part. */
export interface TestedText {
  readonly row: number;
  /** Index of the category, and of the answer. */
  readonly truth: number;
  readonly predicted: number;
  /** Calibrated probability of the answer. */
  readonly confidence: number;
  /** Characters of the text. */
  readonly length: number;
}

export interface TipFacts {
  readonly stage: Stage;
  readonly scores: Scores;
  readonly tested: readonly TestedText[];
  /** Examples of each category over all parts, in the order of the scores' labels. */
  readonly labelCounts: readonly number[];
  /** Of these, examples whose text stands under another category too. */
  readonly contradictedCounts: readonly number[];
  /** Validation accuracy of each finished round. */
  readonly roundAccuracies: readonly number[];
}

/** Below this share a category deserves attention. */
export const weakBelow = 0.75;
/** Below this many characters a text may not say enough (product design 4.1). */
const shortBelow = 20;
/** Short texts are the cause where they are right less often than the others by this share. */
const shortLag = 0.15;
/** A mistake made with less certainty than this is an ordinary one. */
const leastSure = 0.7;
const shownPairs = 3;
const shownRows = 20;

/** What is known of one weak category. */
interface WeakLabel {
  readonly index: number;
  readonly recall: number;
  readonly precision: number;
  readonly examples: number;
  /** Examples of the category in the middle. */
  readonly middle: number;
  readonly contradicted: number;
  /** Its test texts that got another answer, where these are too many; else none. */
  readonly wrong: readonly TestedText[];
  /** Texts of other categories that got this answer, where these are too many; else none. */
  readonly claimed: readonly TestedText[];
  /** Of these, the ones the model was as sure of as of three in four of its right answers. */
  readonly sureWrong: readonly TestedText[];
  readonly shortTextsLag: boolean;
}

interface Cause {
  readonly code: (typeof labelTipCodes)[number] | 'confused';
  readonly holds: (label: WeakLabel) => boolean;
}

/** The first that holds is told: what is wrong with the data before what is wrong with the model. */
const causes: readonly Cause[] = [
  {
    code: 'contradicting_labels',
    holds: ({ contradicted, examples }) => contradicted >= 2 && contradicted >= 0.05 * examples,
  },
  {
    code: 'few_examples',
    holds: ({ examples, middle }) => examples < fewExamplesPerLabel || examples < middle / 2,
  },
  {
    code: 'short_texts',
    holds: ({ wrong, shortTextsLag }) => shortTextsLag && isMost(wrong.filter(isShort), wrong),
  },
  {
    code: 'doubtful_labels',
    holds: ({ wrong, sureWrong }) => sureWrong.length >= 2 && sureWrong.length >= wrong.length / 2,
  },
  { code: 'confused', holds: (label) => mainMistakes(label).length > 0 },
  {
    code: 'misses_many',
    holds: ({ recall, precision }) => recall < weakBelow && precision >= weakBelow,
  },
  {
    code: 'claims_too_much',
    holds: ({ recall, precision }) => recall >= weakBelow && precision < weakBelow,
  },
  { code: 'unclear', holds: () => true },
];

export function tipsOf(facts: TipFacts): Tip[] {
  const { scores, stage, roundAccuracies } = facts;
  const nameOf = (index: number) => scores.labels[index]?.label ?? '';
  const found = weakLabels(facts).map((label) => ({
    label,
    code: causes.find(({ holds }) => holds(label))?.code,
  }));
  const tips = labelTipCodes.flatMap((code): Tip[] => {
    const labels = found.filter((one) => one.code === code).map(({ label }) => label);
    if (labels.length === 0) return [];
    const rows = labels.flatMap(({ sureWrong }) => sureWrong.map(({ row }) => row)).sort((a, b) => a - b);
    return [
      {
        code,
        labels: labels.map(({ index }) => nameOf(index)),
        ...(code === 'doubtful_labels' && { rows: rows.slice(0, shownRows) }),
      },
    ];
  });
  const explaining = found.flatMap(({ label, code }) => (code === 'confused' ? mainMistakes(label) : []));
  const inData = found.filter(({ code }) => isInData(code)).map(({ label }) => label.index);
  const pairs = confusedPairs(scores, { explaining, inData });
  if (pairs.length > 0) tips.push({ code: 'confused', pairs });
  const untested = scores.labels.filter(({ count }) => count === 0).map(({ label }) => label);
  if (untested.length > 0) tips.push({ code: 'not_tested', labels: untested });
  const round = stage === 'fineTuned' ? stoppedImprovingAt(roundAccuracies) : undefined;
  if (round !== undefined) tips.push({ code: 'stopped_improving', round });
  return tips;
}

function weakLabels({ scores, tested, labelCounts, contradictedCounts }: TipFacts): WeakLabel[] {
  const middle = quantile(labelCounts, 0.5);
  const rightOnes = tested.filter(isRight).map(({ confidence }) => confidence);
  const sureFrom = Math.max(leastSure, quantile(rightOnes, 0.25));
  const shortTextsLag = lagOfShort(tested) >= shortLag;
  return scores.labels.flatMap(({ recall, precision }, index) => {
    // A category that was never the answer claims nothing wrongly.
    const claims = precision ?? 1;
    if (recall === null || (recall >= weakBelow && claims >= weakBelow)) return [];
    const isWrong = (text: TestedText) => text.truth === index && !isRight(text);
    const isClaimed = (text: TestedText) => text.predicted === index && !isRight(text);
    const wrong = recall < weakBelow ? tested.filter(isWrong) : [];
    return [
      {
        index,
        recall,
        precision: claims,
        examples: labelCounts[index] ?? 0,
        middle,
        contradicted: contradictedCounts[index] ?? 0,
        wrong,
        claimed: claims < weakBelow ? tested.filter(isClaimed) : [],
        sureWrong: wrong.filter(({ confidence }) => confidence >= sureFrom),
        shortTextsLag,
      },
    ];
  });
}

/** By how much short texts are right less often than the others; 0 where there are not both. */
function lagOfShort(tested: readonly TestedText[]): number {
  const short = tested.filter(isShort);
  const others = tested.filter((text) => !isShort(text));
  if (short.length === 0 || others.length === 0) return 0;
  return others.filter(isRight).length / others.length - short.filter(isRight).length / short.length;
}

/** One category taken for another, by their places. */
interface Mistake {
  readonly truth: number;
  readonly taken: number;
}

/** Mistakes of such a category do not come from a likeness of it to another. */
function isInData(code: Cause['code'] | undefined): boolean {
  return code === 'contradicting_labels' || code === 'doubtful_labels' || code === 'short_texts';
}

/** The most frequent mistakes, each at least twice and at least a tenth of its category's texts; those that explain a category in any case. */
function confusedPairs(
  { labels, confusion }: Scores,
  { explaining, inData }: { readonly explaining: readonly Mistake[]; readonly inData: readonly number[] },
) {
  return labels
    .flatMap(({ label: truth, count: texts }, row) =>
      labels.map(({ label: taken }, column) => ({
        row,
        isCause: explaining.some((mistake) => mistake.truth === row && mistake.taken === column),
        truth,
        taken,
        count: row === column ? 0 : (confusion[row]?.[column] ?? 0),
        texts,
      })),
    )
    .filter(
      ({ row, isCause, count, texts }) =>
        isCause || (count >= 2 && count >= texts / 10 && !inData.includes(row)),
    )
    .toSorted((a, b) => b.count - a.count)
    .filter(({ isCause }, index) => index < shownPairs || isCause)
    .map(({ truth, taken, count }) => ({ truth, taken, count }));
}

/** The mistakes that most of a category's wrong texts, or most of its wrong claims, are made of. */
function mainMistakes({ index, wrong, claimed }: WeakLabel): Mistake[] {
  const taken = mostOf(wrong.map(({ predicted }) => predicted));
  const truth = mostOf(claimed.map((text) => text.truth));
  // Where it does badly both ways, one of the two is no explanation.
  if ((wrong.length > 0 && taken === undefined) || (claimed.length > 0 && truth === undefined)) return [];
  return [
    ...(taken === undefined ? [] : [{ truth: index, taken }]),
    ...(truth === undefined ? [] : [{ truth, taken: index }]),
  ];
}

/** The value that more than half of the list, and at least two, are. */
function mostOf(values: readonly number[]): number | undefined {
  return values.find((value) =>
    isMost(
      values.filter((other) => other === value),
      values,
    ),
  );
}

/** At least two, and more than half. */
function isMost(part: readonly unknown[], whole: readonly unknown[]): boolean {
  return part.length >= 2 && part.length > whole.length / 2;
}

function isRight({ truth, predicted }: TestedText): boolean {
  return truth === predicted;
}

function isShort({ length }: TestedText): boolean {
  return length < shortBelow;
}

/** The value below which this share of the list lies; 0 of an empty one. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
