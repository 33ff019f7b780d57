/** Fixes to make: of a file that `inspect --fix … --out` wrote, or those that an earlier run took. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { recipeFileSchema } from '../../core/contract/cleaning.ts';
import type { CleaningRecipe } from '../../core/contract/cleaning.ts';
import { AppError } from '../../core/contract/errors/appError.ts';
import { readFailure } from '../../core/tables/files/fileFailure.ts';
import { wordOf } from './commandCall.ts';
import type { CommandCall } from './commandCall.ts';
import { readRun } from './readRun.ts';
import type { CliSession } from './session.ts';
import { parseJson } from '../../core/contract/parseJson.ts';

/**
 * Undefined where none was named. Throws `file.not_found`, `file.not_readable` or `dataset.recipe_unreadable`, and of a run
 * as `readRun` does.
 */
export async function recipeOf(call: CommandCall, session: CliSession): Promise<CleaningRecipe | undefined> {
  const path = recipePath(call, session);
  if (path === undefined) return undefined;
  if (existsSync(join(path, 'run.json'))) {
    const { recipe, config } = (await readRun(session, path)).record;
    // A run that ended before it read its spreadsheet has only what was asked for.
    return recipe ?? config.recipe;
  }
  const parsed = recipeFileSchema.safeParse(parseJson(textOf(path)));
  if (!parsed.success) throw new AppError('dataset.recipe_unreadable', { path }, { cause: parsed.error });
  return parsed.data.recipe;
}

export function recipePath(call: CommandCall, { door }: CliSession): string | undefined {
  const word = wordOf(call, 'recipe');
  return word === undefined ? undefined : resolve(door.workFolder, word);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw readFailure(error, path);
  }
}
