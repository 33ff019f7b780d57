/** What every rule looks at: the rows of a file before and after a recipe, counted and compared once. */
import type { CleaningEffect, CleaningRecipe } from '../../contract/cleaning.ts';
import type { Example } from '../../contract/dataset.ts';
import type { TableFact } from '../../contract/table.ts';
import { applyRecipe, countLabels } from '../applyRecipe.ts';
import { copiesAmong, isConflict, isIncomplete, repeatedTexts } from '../repeatedTexts.ts';
import { untrainable } from '../untrainable.ts';
import type { Untrainable } from '../untrainable.ts';
import { labelFamilies } from './labelFamilies.ts';
import type { LabelFamilies } from './labelFamilies.ts';

export interface ExamineInput {
  /** Every row of the table. */
  readonly raw: readonly Example[];
  readonly recipe: CleaningRecipe;
  /** Of the reader. */
  readonly facts: readonly TableFact[];
  readonly labelColumn: string;
  /** Of `raw`, where another recipe for the same rows was examined before. */
  readonly families?: LabelFamilies;
}

export interface Examined extends ExamineInput {
  /** After the whole recipe: what would be trained on. */
  readonly trained: readonly Example[];
  /** Why nothing can be learnt from these, if nothing can. */
  readonly hindrance: Untrainable | undefined;
  readonly effects: readonly CleaningEffect[];
  /**
   * After the recipe but for its last word on rare categories: what a rare one may be (a misspelling of another) is
   * asked before it is given up.
   */
  readonly examples: readonly Example[];
  /** Of `examples`: text or category cannot be seen. The sets below know only the others. */
  readonly blank: ReadonlySet<Example>;
  /** Repeat the text and the category of an earlier row. */
  readonly copies: ReadonlySet<Example>;
  /** Each a text that stands under more than one category. */
  readonly conflicts: readonly (readonly Example[])[];
  readonly counts: ReadonlyMap<string, number>;
  readonly families: LabelFamilies;
}

export function examine(input: ExamineInput): Examined {
  const { raw, recipe } = input;
  const rare = recipe.findIndex(({ kind }) => kind === 'dropRareLabels');
  const [steps, last] = rare < 0 ? [recipe, []] : [recipe.slice(0, rare), recipe.slice(rare)];
  const before = applyRecipe(raw, steps);
  const after = applyRecipe(before.examples, last);
  const others = last.filter(({ kind }) => kind !== 'dropRareLabels');
  const { examples } = applyRecipe(before.examples, others);
  const blank = new Set(examples.filter(isIncomplete));
  const seen = examples.filter((example) => !blank.has(example));
  const repeated = repeatedTexts(seen);
  return {
    ...input,
    trained: after.examples,
    hindrance: untrainable(countLabels(after.examples)),
    effects: [...before.effects, ...after.effects],
    examples,
    blank,
    copies: new Set(copiesAmong(repeated)),
    conflicts: repeated.filter(isConflict),
    counts: countLabels(seen),
    families: input.families ?? labelFamilies(raw),
  };
}
