/** Applies a cleaning recipe step by step and says what each step did. The examples given are left as they are. */
import type { CleaningEffect, CleaningRecipe, CleaningStep } from '../contract/cleaning.ts';
import type { Example } from '../contract/dataset.ts';
import { isBlank, textKey } from './foldText.ts';

export interface CleanedExamples {
  readonly examples: Example[];
  /** One effect per step, in the recipe's order. */
  readonly effects: CleaningEffect[];
}

export function applyRecipe(examples: readonly Example[], recipe: CleaningRecipe): CleanedExamples {
  let kept = [...examples];
  const effects = recipe.map((step): CleaningEffect => {
    if (step.kind === 'mergeLabels') {
      const from = new Set(step.from);
      const changedRows = rowsOf(kept.filter(({ label }) => from.has(label)));
      kept = kept.map((example) => (from.has(example.label) ? { ...example, label: step.into } : example));
      return { step, removedRows: [], changedRows };
    }
    const isRemoved = removal(kept, step);
    const removedRows = rowsOf(kept.filter(isRemoved));
    kept = kept.filter((example) => !isRemoved(example));
    return { step, removedRows, changedRows: [] };
  });
  return { examples: kept, effects };
}

type RemovingStep = Exclude<CleaningStep, { kind: 'mergeLabels' }>;

/** Which of `examples` a step takes out. */
function removal(examples: readonly Example[], step: RemovingStep): (example: Example) => boolean {
  switch (step.kind) {
    case 'dropEmpty':
      return ({ text, label }) => isBlank(text) || isBlank(label);
    case 'dropDuplicates':
      return isDuplicate(examples);
    case 'dropConflicts': {
      const conflicting = conflictingTexts(examples);
      return ({ text }) => conflicting.has(textKey(text));
    }
    case 'dropLabel':
      return ({ label }) => label === step.label;
    case 'dropRareLabels': {
      const counts = countLabels(examples);
      return ({ label }) => (counts.get(label) ?? 0) < step.fewerThan;
    }
  }
}

function isDuplicate(examples: readonly Example[]): (example: Example) => boolean {
  const conflicting = conflictingTexts(examples);
  const first = new Map<string, Example>();
  for (const example of examples) {
    const key = textKey(example.text);
    if (!first.has(key)) first.set(key, example);
  }
  return (example) => {
    const key = textKey(example.text);
    return !conflicting.has(key) && first.get(key) !== example;
  };
}

/** Keys of the texts that appear with more than one category. */
export function conflictingTexts(examples: readonly Example[]): Set<string> {
  const labels = new Map<string, string>();
  const conflicting = new Set<string>();
  for (const { text, label } of examples) {
    const key = textKey(text);
    if ((labels.get(key) ?? label) !== label) conflicting.add(key);
    labels.set(key, label);
  }
  return conflicting;
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
