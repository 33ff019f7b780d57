/** What the cleaning did to the rows, in words. */
import type { CleaningEffect } from '../contract/cleaning.ts';
import type { DatasetSummary } from '../contract/dataset.ts';
import type { DataTexts } from './areas/dataTexts.ts';
import type { FindingTexts } from './areas/findingTexts.ts';
import { stepText } from './findingText.ts';

export interface EffectLine {
  /** Of the step in its recipe, from 1. */
  readonly number: number;
  readonly line: string;
}

/** One line for each step that changed something. */
export function effectLines({ effects }: DatasetSummary, data: DataTexts): EffectLine[] {
  return effects
    .map((effect, i) => ({ effect, number: i + 1 }))
    .filter(({ effect: { removedRows, changedRows } }) => removedRows.length + changedRows.length > 0)
    .map(({ effect, number }) => ({ number, line: effectLine(effect, data) }));
}

/** What of a recipe that was given found nothing in this file: whole steps, and parts of others; a line each or none. */
export function unusedLines(
  { unusedSteps = [], missingLabels = [] }: DatasetSummary,
  findings: FindingTexts,
): string[] {
  return [
    ...(unusedSteps.length === 0
      ? []
      : [findings.unusedSteps(unusedSteps.map((step) => stepText(step, findings)))]),
    ...(missingLabels.length === 0 ? [] : [findings.missingLabels(missingLabels)]),
  ];
}

/** Each kind of step has its own sentence. */
function effectLine(
  { step, removedRows, changedRows, missingLabels = [] }: CleaningEffect,
  { cleaning }: DataTexts,
): string {
  switch (step.kind) {
    case 'dropEmpty':
      return cleaning.dropEmpty({ step, removedRows, changedRows });
    case 'dropDuplicates':
      return cleaning.dropDuplicates({ step, removedRows, changedRows });
    case 'dropConflicts':
      return cleaning.dropConflicts({ step, removedRows, changedRows });
    case 'mergeLabels':
      return cleaning.mergeLabels({
        step: { ...step, from: step.from.filter((label) => !missingLabels.includes(label)) },
        removedRows,
        changedRows,
      });
    case 'dropLabel':
      return cleaning.dropLabel({ step, removedRows, changedRows });
    case 'maskPersonalData':
      return cleaning.maskPersonalData({ step, removedRows, changedRows });
    case 'keepApart':
      return cleaning.keepApart({ step, removedRows, changedRows });
    case 'dropRareLabels':
      return cleaning.dropRareLabels({ step, removedRows, changedRows });
  }
}
