/** Advice that follows from a result: why some categories do worse, and what would help. */
import type { EvaluationReport, Scores } from '../../../core/contract/evaluation.ts';
import type { ResultTexts } from '../../../core/text/areas/resultTexts.ts';
import { stoppedImprovingAt } from '../../../core/training/trend.ts';
import { weakBelow } from './labelBars.ts';
import type { LabelCount } from './labelBars.ts';

const shownPairs = 3;

export interface TipFacts {
  readonly evaluation: EvaluationReport;
  /** Examples of each category over all parts; empty when unknown. */
  readonly counts: readonly LabelCount[];
  readonly accuracies: readonly number[];
}

export function tipsOf({ evaluation, counts, accuracies }: TipFacts, { tips }: ResultTexts): string[] {
  const { test, stage } = evaluation;
  const lines: string[] = [];
  const scarce = weakAndScarce(test, counts);
  if (scarce.length > 0) lines.push(tips.fewExamples(scarce));
  const pairs = confusedPairs(test);
  if (pairs.length > 0) lines.push(tips.confused(pairs));
  const untested = test.labels.filter(({ count }) => count === 0).map(({ label }) => label);
  if (untested.length > 0) lines.push(tips.notTested(untested));
  const stoppedAt = stage === 'fineTuned' ? stoppedImprovingAt(accuracies) : undefined;
  if (stoppedAt !== undefined) lines.push(tips.stoppedImproving(stoppedAt));
  return lines;
}

/** Weak categories with less than half the examples of the middle one. */
function weakAndScarce({ labels }: Scores, counts: readonly LabelCount[]): string[] {
  const sorted = counts.map(({ count }) => count).toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const countOf = new Map(counts.map(({ label, count }) => [label, count]));
  return labels
    .filter(
      ({ label, recall }) =>
        recall !== null && recall < weakBelow && (countOf.get(label) ?? middle) < middle / 2,
    )
    .map(({ label }) => label);
}

/** The most frequent mistakes, each at least twice and at least a tenth of its category's texts. */
function confusedPairs({ labels, confusion }: Scores): { truth: string; taken: string; count: number }[] {
  return labels
    .flatMap(({ label: truth, count: texts }, row) =>
      labels.map(({ label: taken }, column) => ({
        truth,
        taken,
        count: row === column ? 0 : (confusion[row]?.[column] ?? 0),
        texts,
      })),
    )
    .filter(({ count, texts }) => count >= 2 && count >= texts / 10)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, shownPairs)
    .map(({ truth, taken, count }) => ({ truth, taken, count }));
}
