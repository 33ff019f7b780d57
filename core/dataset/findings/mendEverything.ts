/** "Mend everything": the recipe with every fix that is recommended. */
import type { CleaningRecipe, CleaningStep } from '../../contract/cleaning.ts';
import type { Finding } from '../../contract/findings.ts';
import { addStep } from '../editRecipe.ts';
import { examine } from './examine.ts';
import type { ExamineInput } from './examine.ts';
import { findProblems } from './findProblems.ts';
import { offeredSteps } from './offeredSteps.ts';

/** One mended finding can bring another to light (two spellings of one word, then its plural); it ends well before this. */
const roundsAtMost = 10;

/** Never makes a training impossible that was possible. */
export function mendEverything(input: ExamineInput): CleaningRecipe {
  let { recipe } = input;
  const problemsUnder = rememberedProblems(input);
  let findings = problemsUnder(recipe);
  for (let round = 0; round < roundsAtMost; round++) {
    const steps = offeredSteps(findings, 'recommended');
    const all = withSteps(recipe, steps, { problemsUnder, blocked: isBlocked(findings) });
    if (all.length === recipe.length) break;
    recipe = all;
    findings = problemsUnder(recipe);
  }
  return recipe;
}

/** All at once, unless that blocks what no single one does: then one after the other, as far as it goes. */
function withSteps(
  recipe: CleaningRecipe,
  steps: readonly CleaningStep[],
  { problemsUnder, blocked }: { readonly problemsUnder: ProblemsUnder; readonly blocked: boolean },
): CleaningRecipe {
  const isFine = (next: CleaningRecipe): boolean => blocked || !isBlocked(problemsUnder(next));
  const all = steps.reduce(addStep, recipe);
  if (isFine(all)) return all;
  return steps.reduce((done, step) => {
    const next = addStep(done, step);
    return isFine(next) ? next : done;
  }, recipe);
}

type ProblemsUnder = (recipe: CleaningRecipe) => Finding[];

/** A recipe that is tried and then taken is looked at once. */
function rememberedProblems(input: ExamineInput): ProblemsUnder {
  const known = new Map<string, Finding[]>();
  return (recipe) => {
    const key = JSON.stringify(recipe);
    const found = known.get(key) ?? findProblems(examine({ ...input, recipe }));
    known.set(key, found);
    return found;
  };
}

function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some(({ severity, state }) => severity === 'blocking' && state === 'open');
}
