/** "Mend everything": the recipe with every fix that is recommended. */
import type { CleaningRecipe, CleaningStep } from '../../contract/cleaning.ts';
import type { Finding } from '../../contract/findings.ts';
import { addStep } from '../editRecipe.ts';
import { examine } from './examine.ts';
import type { ExamineInput } from './examine.ts';
import { findProblems } from './findProblems.ts';

/** One mended finding can bring another to light (two spellings of one word, then its plural); it ends well before this. */
const roundsAtMost = 10;

/** Never makes a training impossible that was possible. */
export function mendEverything(input: ExamineInput): CleaningRecipe {
  let { recipe } = input;
  let findings = problemsUnder(recipe, input);
  for (let round = 0; round < roundsAtMost; round++) {
    const steps = recommendedSteps(findings);
    const all = withSteps(recipe, steps, { input, blocked: isBlocked(findings) });
    if (all.length === recipe.length) break;
    recipe = all;
    findings = problemsUnder(recipe, input);
  }
  return recipe;
}

/** All at once, unless that blocks what no single one does: then one after the other, as far as it goes. */
function withSteps(
  recipe: CleaningRecipe,
  steps: readonly CleaningStep[],
  { input, blocked }: { readonly input: ExamineInput; readonly blocked: boolean },
): CleaningRecipe {
  const isFine = (next: CleaningRecipe): boolean => blocked || !isBlocked(problemsUnder(next, input));
  const all = steps.reduce(addStep, recipe);
  if (isFine(all)) return all;
  return steps.reduce((done, step) => {
    const next = addStep(done, step);
    return isFine(next) ? next : done;
  }, recipe);
}

function problemsUnder(recipe: CleaningRecipe, input: ExamineInput): Finding[] {
  return findProblems(examine({ ...input, recipe }));
}

function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some(({ severity, state }) => severity === 'blocking' && state === 'open');
}

function recommendedSteps(findings: readonly Finding[]): CleaningStep[] {
  return findings
    .filter(({ state }) => state === 'open')
    .flatMap(({ fixes }) => fixes)
    .flatMap((fix) => (fix.kind === 'step' && fix.isRecommended ? [fix.step] : []));
}
