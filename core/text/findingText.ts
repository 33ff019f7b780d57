/** The sentences for one problem of a data set and for what mends it. */
import type { CleaningStep, CleaningStepByKind } from '../contract/cleaning.ts';
import type { Finding, FindingByCode, FindingCode, FindingFix } from '../contract/findings.ts';
import type { FindingTexts } from './areas/findingTexts.ts';

export function problemText(finding: Finding, texts: FindingTexts): string {
  return sayProblem(finding.code, finding, texts);
}

export function fixText(fix: FindingFix, texts: FindingTexts): string {
  return fix.kind === 'advice' ? texts.advice[fix.advice] : stepText(fix.step, texts);
}

export function stepText(step: CleaningStep, texts: FindingTexts): string {
  return sayStep(step.kind, step, texts);
}

function sayProblem<C extends FindingCode>(code: C, finding: FindingByCode[C], texts: FindingTexts): string {
  const say: (finding: FindingByCode[C]) => string = texts.problems[code];
  return say(finding);
}

function sayStep<K extends CleaningStep['kind']>(
  kind: K,
  step: CleaningStepByKind[K],
  texts: FindingTexts,
): string {
  const say: (step: CleaningStepByKind[K]) => string = texts.steps[kind];
  return say(step);
}
