/** The sentences for one problem of a data set and for what mends it. */
import type { CleaningStep, CleaningStepByKind } from '../contract/cleaning.ts';
import type { Finding, FindingByCode, FindingCode, FindingFix } from '../contract/findings.ts';
import type { ExtensionTexts } from './areas/extensionTexts.ts';
import type { FindingTexts } from './areas/findingTexts.ts';

export function problemText(finding: Finding, texts: FindingTexts): string {
  return sayProblem(finding.code, finding, texts);
}

export function fixText(fix: FindingFix, texts: FindingTexts): string {
  return fix.kind === 'advice' ? texts.advice[fix.advice] : stepText(fix.step, texts);
}

export function stepText(step: CleaningStep, texts: FindingTexts): string {
  return sayStep(step.kind, step, texts.steps);
}

/** What a person does in the spreadsheet in place of the step. */
export function byHandText(step: CleaningStep, texts: ExtensionTexts['documents']): string {
  return sayStep(step.kind, step, texts.byHand);
}

function sayProblem<C extends FindingCode>(code: C, finding: FindingByCode[C], texts: FindingTexts): string {
  const say: (finding: FindingByCode[C]) => string = texts.problems[code];
  return say(finding);
}

function sayStep<K extends CleaningStep['kind']>(
  kind: K,
  step: CleaningStepByKind[K],
  sentences: FindingTexts['steps'],
): string {
  const say: (step: CleaningStepByKind[K]) => string = sentences[kind];
  return say(step);
}
