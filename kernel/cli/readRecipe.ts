/** A file of fixes that `inspect --fix … --out` wrote. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { recipeFileSchema } from '../../core/contract/cleaning.ts';
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { readFailure } from '../../core/tables/files/fileFailure.ts';
import { wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import type { CliSession } from './session.ts';
import { parseJson } from '../../core/contract/parseJson.ts';

/** Undefined where none was named. Throws `file.not_found`, `file.not_readable` or `dataset.recipe_unreadable`. */
export function recipeOf(call: CommandCall, { door }: CliSession): CleaningRecipe | undefined {
  const word = wordOf(call, 'recipe');
  if (word === undefined) return undefined;
  const path = resolve(door.workFolder, word);
  const parsed = recipeFileSchema.safeParse(parseJson(textOf(path)));
  if (!parsed.success) throw new AppError('dataset.recipe_unreadable', { path }, { cause: parsed.error });
  return parsed.data.recipe;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw readFailure(error, path);
  }
}
