/**
 * Adding and taking back steps of a recipe. A recipe is always applied to the file's rows from its first step on, so
 * taking a step back undoes exactly what it did.
 */
import { AppError } from '../contract/errors/appError.ts';
import type { CleaningRecipe, CleaningStep } from '../contract/cleaning.ts';

/**
 * Where a kind of step belongs: spellings are joined and personal data masked before equal rows are looked for, and categories are counted last,
 * when everything else is decided.
 */
const place: Readonly<Record<CleaningStep['kind'], number>> = {
  dropEmpty: 0,
  mergeLabels: 1,
  keepApart: 1,
  dropLabel: 2,
  maskPersonalData: 3,
  dropConflicts: 4,
  dropDuplicates: 5,
  dropRareLabels: 6,
};

/** The recipe with the step after its last one of that place or an earlier one; a step that is there already stays alone. */
export function addStep(recipe: CleaningRecipe, step: CleaningStep): CleaningRecipe {
  if (recipe.some((other) => isSameStep(other, step))) return [...recipe];
  const before = recipe.findLastIndex(({ kind }) => place[kind] <= place[step.kind]);
  return recipe.toSpliced(before + 1, 0, step);
}

/** The recipe with `dropEmpty`, after the steps that may give a row its category and before those that compare and count rows. */
export function leavingOutEmpty(recipe: CleaningRecipe): CleaningRecipe {
  if (recipe.some(({ kind }) => kind === 'dropEmpty')) return [...recipe];
  const after = recipe.findIndex(({ kind }) => place[kind] > place.mergeLabels);
  return recipe.toSpliced(after < 0 ? recipe.length : after, 0, { kind: 'dropEmpty' });
}

export function removeStep(recipe: CleaningRecipe, step: CleaningStep): CleaningRecipe {
  return recipe.filter((other) => !isSameStep(other, step));
}

/** Without the steps of these numbers (from 1). Throws `dataset.no_such_step`. */
export function withoutSteps(recipe: CleaningRecipe, numbers: readonly number[]): CleaningRecipe {
  for (const number of numbers) {
    if (number > recipe.length) throw new AppError('dataset.no_such_step', { number, steps: recipe.length });
  }
  return recipe.filter((_, i) => !numbers.includes(i + 1));
}

/** Steps are plain data whose fields the schema writes in one order. */
export function isSameStep(one: CleaningStep, other: CleaningStep): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
