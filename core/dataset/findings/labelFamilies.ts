/** Which categories of a file are, or may be, one and the same, whatever a recipe has joined so far. */
import type { CleaningRecipe } from '../../contract/cleaning.ts';
import type { Example } from '../../contract/dataset.ts';
import { labelTwins } from '../labelTwins.ts';
import type { LabelTwins } from '../labelTwins.ts';
import { likelyTwins } from '../likelyTwins.ts';
import type { LikelyTwins } from '../likelyTwins.ts';

export interface LabelFamilies {
  readonly certain: readonly LabelTwins[];
  readonly likely: readonly LikelyTwins[];
  /** The one name that stands for a category and all that are, or may be, the same. */
  readonly rootOf: (label: string) => string;
}

/** Looks at the rows of the file as they are: no step of a recipe adds to the families. */
export function labelFamilies(raw: readonly Pick<Example, 'label'>[]): LabelFamilies {
  const certain = labelTwins(raw);
  const parents = new Map(certain.flatMap(({ into, from }) => from.map((label) => [label, into] as const)));
  const likely = likelyTwins(raw.map(({ label }) => ({ label: parents.get(label) ?? label })));
  for (const { into, from } of likely) parents.set(from, into);
  return {
    certain,
    likely,
    rootOf: (label) => {
      let root = label;
      for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
      return root;
    },
  };
}

/** The name a category goes by after the merging steps of a recipe. */
export function nameAfter(label: string, recipe: CleaningRecipe): string {
  return recipe.reduce(
    (name, step) => (step.kind === 'mergeLabels' && step.from.includes(name) ? step.into : name),
    label,
  );
}

/** Whether a person said that these two are not one. */
export function areKeptApart(one: string, other: string, recipe: CleaningRecipe): boolean {
  return recipe.some((step) => {
    if (step.kind !== 'keepApart') return false;
    const names = step.labels.map((label) => nameAfter(label, recipe));
    return names.includes(one) && names.includes(other);
  });
}
