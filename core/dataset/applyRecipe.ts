/** Applies a cleaning recipe step by step and says what each step did. The examples given are left as they are. */
import type { CleaningEffect, CleaningRecipe, CleaningStep } from '../contract/cleaning.ts';
import type { Example } from '../contract/dataset.ts';
import { maskExamples } from './maskExamples.ts';
import { copiesAmong, isConflict, isIncomplete, repeatedTexts } from './repeatedTexts.ts';

export interface CleanedExamples {
  readonly examples: Example[];
  /** One effect per step, in the recipe's order. */
  readonly effects: CleaningEffect[];
}

export function applyRecipe(examples: readonly Example[], recipe: CleaningRecipe): CleanedExamples {
  let kept = [...examples];
  const effects = recipe.map((step): CleaningEffect => {
    if (step.kind === 'mergeLabels' || step.kind === 'maskPersonalData') {
      const before = kept;
      kept = changedBy(step, before);
      const missing = step.kind === 'mergeLabels' ? missingFrom(step.from, before) : [];
      return {
        step,
        removedRows: [],
        changedRows: rowsOf(before.filter((example, i) => kept[i] !== example)),
        ...(missing.length > 0 && { missingLabels: missing }),
      };
    }
    const removed = removedBy(step, kept);
    const removedRows = rowsOf(kept.filter((example) => removed.has(example)));
    kept = kept.filter((example) => !removed.has(example));
    return { step, removedRows, changedRows: [] };
  });
  return { examples: kept, effects };
}

type ChangingStep = Extract<CleaningStep, { kind: 'mergeLabels' | 'maskPersonalData' }>;
type RemovingStep = Exclude<CleaningStep, ChangingStep>;

/** The examples after a step that changes some, in their order; the others are the same objects. */
function changedBy(step: ChangingStep, examples: readonly Example[]): Example[] {
  switch (step.kind) {
    case 'mergeLabels': {
      const from = new Set(step.from);
      return examples.map((example) =>
        from.has(example.label) ? { ...example, label: step.into } : example,
      );
    }
    case 'maskPersonalData':
      return maskExamples(examples, step.kinds);
  }
}

function missingFrom(labels: readonly string[], examples: readonly Example[]): string[] {
  const found = new Set(examples.map(({ label }) => label));
  return labels.filter((label) => !found.has(label));
}

/** The examples a step takes out. */
function removedBy(step: RemovingStep, examples: readonly Example[]): Set<Example> {
  switch (step.kind) {
    case 'dropEmpty':
      return new Set(examples.filter(isIncomplete));
    case 'dropDuplicates':
      return new Set(copiesAmong(repeatedTexts(examples)));
    case 'dropConflicts':
      return new Set(repeatedTexts(examples).filter(isConflict).flat());
    case 'dropLabel':
      return new Set(examples.filter(({ label }) => label === step.label));
    case 'dropRareLabels': {
      const counts = countLabels(examples);
      return new Set(examples.filter(({ label }) => (counts.get(label) ?? 0) < step.fewerThan));
    }
    case 'keepApart':
      return new Set();
  }
}

/** Rows of the texts that stand under more than one category, in the order of the examples. */
export function conflictingRows(examples: readonly Example[]): number[] {
  const conflicting = new Set(repeatedTexts(examples).filter(isConflict).flat());
  return rowsOf(examples.filter((example) => conflicting.has(example)));
}

/** Examples of each category. */
export function countLabels(examples: readonly Pick<Example, 'label'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function rowsOf(examples: readonly Example[]): number[] {
  return examples.map(({ rowNumber }) => rowNumber);
}
