/** The recipe of a training: the one that is given, else the default one for these rows. */
import type { CleaningRecipe } from '../contract/cleaning.ts';
import type { Example } from '../contract/dataset.ts';
import { defaultRecipe } from './defaultRecipe.ts';
import { leavingOutEmpty } from './editRecipe.ts';

/** Rows without a text or a category are never trained on, whatever the recipe. */
export function chosenRecipe(
  examples: readonly Example[],
  given: CleaningRecipe | undefined,
): CleaningRecipe {
  return given === undefined ? defaultRecipe(examples) : leavingOutEmpty(given);
}
