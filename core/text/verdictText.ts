/** A verdict in words that agree with the figures they stand beside. Free of numbers: the model sheet traces each of its own. */
import type { EvaluationReport, Verdict } from '../contract/evaluation.ts';
import type { ResultTexts } from './areas/resultTexts.ts';

/** Of texts that a model was only checked with, no stages are known. */
type Judged = Pick<EvaluationReport, 'test'> & Partial<Pick<EvaluationReport, 'stage' | 'stages'>>;

/** Below this a test accuracy is "poor" (product design 7.2). */
const poorBelow = 0.7;

export function verdictText(code: Verdict['code'], judged: Judged, result: ResultTexts): string {
  if (code === 'class_imbalance_issue') {
    const ignored = labelsFoundAtMost(0, judged);
    if (ignored.length > 0) return `${result.verdicts[code]} ${result.ignoredLabels(ignored)}`;
    const missed = labelsFoundAtMost(0.5, judged);
    if (missed.length > 0) return result.missedLabels(missed);
    // Of every category more than half was found: none is ignored.
    const weakest = weakestLabel(judged);
    if (weakest !== undefined) return result.weakestLabel(weakest);
  }
  // The rule looks at texts of the training only; those of the check may have gone better.
  if (code === 'underfitting' && judged.test.accuracy >= poorBelow) return result.learntLittle;
  if (code === 'baseline_as_good' && isBeatenInCheck(judged)) return result.simpleChosenBefore;
  return result.verdicts[code];
}

/** Categories of whose texts the model finds this share (0 to 1) or less. */
function labelsFoundAtMost(share: number, { test }: Judged): string[] {
  return test.labels.filter(({ recall }) => recall !== null && recall <= share).map(({ label }) => label);
}

/** Of the categories that were tested. */
function weakestLabel({ test }: Judged): string | undefined {
  return test.labels
    .filter(({ f1 }) => f1 !== null)
    .toSorted((a, b) => (a.f1 ?? 0) - (b.f1 ?? 0))
    .at(0)?.label;
}

/** The simple method was delivered, and another model got more right in the final check. */
function isBeatenInCheck({ stage, test, stages = [] }: Judged): boolean {
  return stage === 'baseline' && stages.some(({ accuracy }) => accuracy > test.accuracy);
}
