/** The recipe with the fixes a person asked for. */
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import type { KernelRequest } from '../../core/contract/kernelRequest.ts';
import { addStep } from '../../core/dataset/editRecipe.ts';
import type { Examined } from '../../core/dataset/findings/examine.ts';
import { findProblems } from '../../core/dataset/findings/findProblems.ts';
import { mendEverything } from '../../core/dataset/findings/mendEverything.ts';
import { offeredSteps } from '../../core/dataset/findings/offeredSteps.ts';

type Fixes = Extract<KernelRequest, { kind: 'inspect' }>['fixes'];

/** Throws `dataset.no_such_fix`. */
export function withFixes(data: Examined, fixes: Fixes): CleaningRecipe {
  if (fixes === undefined) return data.recipe;
  if (fixes === 'recommended') return mendEverything(data);
  const offered = offeredSteps(findProblems(data));
  const steps = fixes.map((number) => {
    const step = offered[number - 1];
    if (step === undefined) throw new AppError('dataset.no_such_fix', { number, offered: offered.length });
    return step;
  });
  return steps.reduce(addStep, data.recipe);
}
