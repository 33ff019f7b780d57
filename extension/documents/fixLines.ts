/** What to do about a problem: what can be left to us, and what a person does in the spreadsheet. */
import type { CleaningStep, CleaningStepByKind } from '../../core/contract/cleaning.ts';
import type { FindingFix } from '../../core/contract/findings.ts';
import type { ExtensionTexts } from '../../core/text/areas/extensionTexts.ts';
import { fixText } from '../../core/text/findingText.ts';
import type { Texts } from '../../core/text/textsOf.ts';
import { withoutOptions } from '../../core/text/withoutOptions.ts';

type ByHand = ExtensionTexts['documents']['byHand'];

/** Only what is recommended can be left to us: it is offered before a training. */
export function fixLines(fixes: readonly FindingFix[], texts: Texts): string[] {
  const { documents } = texts.extension;
  const labels: string[] = [];
  const lines = fixes.flatMap((fix) => {
    if (fix.kind === 'advice') return [fixText(fix, texts.findings)];
    if (fix.isRecommended) return [`${fixText(fix, texts.findings)} ${texts.findings.recommended}`];
    if (fix.step.kind !== 'dropLabel') return [byHandText(fix.step.kind, fix.step, documents.byHand)];
    labels.push(fix.step.label);
    return [];
  });
  return [...lines, ...(labels.length > 0 ? [documents.deleteLabels(labels)] : [])]
    .map(withoutOptions)
    .filter((line) => line !== '');
}

function byHandText<K extends Exclude<CleaningStep['kind'], 'dropLabel'>>(
  kind: K,
  step: CleaningStepByKind[K],
  byHand: ByHand,
): string {
  const say: (step: CleaningStepByKind[K]) => string = byHand[kind];
  return say(step);
}
