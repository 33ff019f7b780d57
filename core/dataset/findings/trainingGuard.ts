/** Whether one more step would leave nothing that can be learnt from: such a step is no fix. */
import type { CleaningStep } from '../../contract/cleaning.ts';
import { applyRecipe, countLabels } from '../applyRecipe.ts';
import { addStep } from '../editRecipe.ts';
import { hasEmptyPart } from '../hasEmptyPart.ts';
import { minimumExamples, untrainable } from '../untrainable.ts';
import type { Examined } from './examine.ts';

/** From here on categories are counted instead of going through the recipe again for each step. */
const largeFrom = 2000;

/**
 * The answer for each step. Where training is impossible already nothing gets worse; only giving up a category, which costs
 * examples and mends nothing, is no fix there.
 */
export function trainingGuard(data: Examined): (step: CleaningStep) => boolean {
  const { trained, hindrance, raw, recipe } = data;
  if (hindrance !== undefined) return ({ kind }) => kind === 'dropLabel';
  if (trained.length < largeFrom) {
    const hadEmptyPart = hasEmptyPart(trained);
    return (step) => {
      const { examples } = applyRecipe(raw, addStep(recipe, step));
      return untrainable(countLabels(examples)) !== undefined || (!hadEmptyPart && hasEmptyPart(examples));
    };
  }
  const counts = countLabels(trained);
  return (step) => {
    const left = countsAfter(step, counts, data);
    const examples = [...left.values()].reduce((sum, count) => sum + count, 0);
    return left.size < 2 || examples < minimumExamples || examples === left.size;
  };
}

/** Examples of each category after the step, as far as it can be told without comparing texts. */
function countsAfter(
  step: CleaningStep,
  counts: ReadonlyMap<string, number>,
  { trained, conflicts }: Examined,
): ReadonlyMap<string, number> {
  const left = new Map(counts);
  switch (step.kind) {
    case 'mergeLabels':
      for (const label of step.from) {
        left.set(step.into, (left.get(step.into) ?? 0) + (left.get(label) ?? 0));
        left.delete(label);
      }
      return left;
    case 'dropLabel':
      left.delete(step.label);
      return left;
    case 'dropConflicts': {
      const rows = new Set(conflicts.flat().map(({ rowNumber }) => rowNumber));
      return countLabels(trained.filter(({ rowNumber }) => !rows.has(rowNumber)));
    }
    case 'dropEmpty':
    case 'dropDuplicates':
    case 'dropRareLabels':
    case 'keepApart':
    case 'maskPersonalData':
      // None of them takes so many rows that a category of them is lost that could be learnt.
      return left;
  }
}
